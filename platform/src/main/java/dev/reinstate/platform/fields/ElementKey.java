package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.JsonEquality;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element as the key of a map, in which exactly equal ones are one.
 *
 * <p>Trees from {@link Json} that are exactly equal have the same hash. The order is there for
 * those that have it and are not equal: it keeps a map fast whose hashes somebody made collide.
 */
record ElementKey(JsonNode element) implements Comparable<ElementKey> {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ElementKey(JsonNode that) && JsonEquality.exact(element, that);
  }

  @Override
  public int hashCode() {
    return element.hashCode();
  }

  @Override
  public int compareTo(ElementKey other) {
    return text().compareTo(other.text());
  }

  /** The same for two elements if and only if they are exactly equal. */
  private String text() {
    return Json.write(sorted(element));
  }

  private static JsonNode sorted(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> sorted(object);
      case ArrayNode array -> {
        ArrayNode result = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> result.add(sorted(element)));
        yield result;
      }
      default -> value;
    };
  }

  private static ObjectNode sorted(ObjectNode object) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    object.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> result.set(field.getKey(), sorted(field.getValue())));
    return result;
  }
}
