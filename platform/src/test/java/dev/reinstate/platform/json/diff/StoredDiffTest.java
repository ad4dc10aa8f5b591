package dev.reinstate.platform.json.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.JsonTrees;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredDiffTest {

  @Provide
  Arbitrary<ObjectNode> documents() {
    return JsonTrees.objects();
  }

  @Property
  void textsDifferAsTheDocumentsDo(
      @ForAll("documents") ObjectNode from, @ForAll("documents") ObjectNode to) {
    List<FieldChange> expected =
        DocumentDiff.between(from, to).stream()
            .map(c -> new FieldChange(c.field().toString(), printed(c.from()), printed(c.to())))
            .toList();

    assertThat(StoredDiff.between(printed(from), printed(to))).isEqualTo(expected);
  }

  @Test
  void aDeletionCountsAsAnEmptyObject() {
    assertThat(StoredDiff.between("{\"a\": 1.10}", null))
        .containsExactly(new FieldChange("a", "1.10", null));
    assertThat(StoredDiff.between(null, "{\"a\": {}}"))
        .containsExactly(new FieldChange("a", null, "{}"));
    assertThat(StoredDiff.between(null, null)).isEmpty();
  }

  /** As PostgreSQL prints it: the same keys always in the same order. */
  private static @Nullable String printed(@Nullable JsonNode value) {
    return value == null ? null : Json.write(ordered(value));
  }

  private static JsonNode ordered(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        object.properties().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(member -> ordered.set(member.getKey(), ordered(member.getValue())));
        yield ordered;
      }
      case ArrayNode array -> {
        ArrayNode ordered = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> ordered.add(ordered(element)));
        yield ordered;
      }
      default -> value;
    };
  }
}
