package dev.reinstate.platform.json.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.JsonTrees;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

  /** RFC 7396, appendix A, with {@code '} for a quote. */
  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':'b'}          | {'a':'c'}               | {'a':'c'}",
        "{'a':'b'}          | {'b':'c'}               | {'a':'b','b':'c'}",
        "{'a':'b'}          | {'a':null}              | {}",
        "{'a':'b','b':'c'}  | {'a':null}              | {'b':'c'}",
        "{'a':['b']}        | {'a':'c'}               | {'a':'c'}",
        "{'a':'c'}          | {'a':['b']}             | {'a':['b']}",
        "{'a':{'b':'c'}}    | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
        "{'a':[{'b':'c'}]}  | {'a':[1]}               | {'a':[1]}",
        "['a','b']          | ['c','d']               | ['c','d']",
        "{'a':'b'}          | ['c']                   | ['c']",
        "{'a':'foo'}        | null                    | null",
        "{'a':'foo'}        | 'bar'                   | 'bar'",
        "{'e':null}         | {'a':1}                 | {'e':null,'a':1}",
        "[1,2]              | {'a':'b','c':null}      | {'a':'b'}",
        "{}                 | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
      })
  void theExamplesOfTheRfcHold(String document, String patch, String result) {
    assertThat(MergePatch.apply(json(document), json(patch))).isEqualTo(json(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1.10,'b':1}   | {'b':2.00}              | {'a':1.10,'b':2.00}",
        "{'a':{'b':1}}      | {'a':{}}                | {'a':{'b':1}}",
        "{'a':1}            | {'a':{'b':null}}        | {'a':{}}",
        "{'a':1}            | {'b':[null]}            | {'a':1,'b':[null]}",
        "{'a':1}            | {'b':null}              | {'a':1}",
      })
  void whatTheRfcHasNoExampleForHoldsToo(String document, String patch, String result) {
    assertThat(Json.write(MergePatch.apply(json(document), json(patch))))
        .isEqualTo(result.replace('\'', '"'));
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    return JsonTrees.objects();
  }

  @Provide
  Arbitrary<JsonNode> values() {
    return JsonTrees.values();
  }

  @Property
  void anEmptyPatchChangesNothing(@ForAll("objects") ObjectNode document) {
    assertThat(MergePatch.apply(document, JsonNodeFactory.instance.objectNode()))
        .isEqualTo(document);
  }

  @Property
  void applyingAPatchAgainChangesNothingMore(
      @ForAll("values") JsonNode document, @ForAll("values") JsonNode patch) {
    JsonNode once = MergePatch.apply(document, patch);

    assertThat(MergePatch.apply(once, patch)).isEqualTo(once);
  }

  @Property
  void whatIsNoObjectReplacesTheWhole(
      @ForAll("values") JsonNode document, @ForAll("values") JsonNode value) {
    JsonNode array = JsonNodeFactory.instance.arrayNode().add(value);

    assertThat(MergePatch.apply(document, array)).isEqualTo(array);
  }

  @Property
  void neitherArgumentIsChanged(
      @ForAll("values") JsonNode document, @ForAll("values") JsonNode patch) {
    String before = Json.write(document) + Json.write(patch);

    MergePatch.apply(document, patch);

    assertThat(Json.write(document) + Json.write(patch)).isEqualTo(before);
  }

  private static JsonNode json(String text) {
    return Json.readStored(text.replace('\'', '"'));
  }
}
