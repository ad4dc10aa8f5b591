package dev.reinstate.platform.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonRoundTripTest {

  @Provide
  Arbitrary<JsonNode> values() {
    return JsonTrees.values();
  }

  @Property
  void whatIsWrittenReadsAsTheSameTree(@ForAll("values") JsonNode tree)
      throws InvalidJsonException {
    JsonNode read = Json.read(Json.write(tree).getBytes(UTF_8));

    assertThat(read.equals(tree)).isTrue();
    assertThat(JsonEquality.exact(read, tree)).isTrue();
  }

  @Property
  void storedContentReadsLikeWhatWasSent(@ForAll("values") JsonNode tree)
      throws InvalidJsonException {
    String written = Json.write(tree);

    assertThat(Json.readStored(written)).isEqualTo(Json.read(written.getBytes(UTF_8)));
  }

  @Property
  void everyTextIsReadFromAQueryInQuotes(@ForAll("values") JsonNode tree)
      throws InvalidJsonException {
    String text = Json.write(tree);

    JsonNode quoted = Json.readScalar(Json.write(TextNode.valueOf(text)));

    assertThat(quoted.textValue()).isEqualTo(text);
  }
}
