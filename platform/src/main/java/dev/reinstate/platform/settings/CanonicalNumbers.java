package dev.reinstate.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/**
 * Gives equal numbers equal nodes. JSON Schema compares numbers by value; in Jackson's trees {@code
 * 1}, {@code 1.0} and {@code 1e0} are nodes of different kinds, and {@code const}, {@code enum} and
 * {@code uniqueItems} would tell them apart.
 */
final class CanonicalNumbers {

  private CanonicalNumbers() {}

  /** A copy; the argument stays as it is. */
  static JsonNode of(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> object(object);
      case ArrayNode array -> array(array);
      default -> node.isNumber() ? number(node.decimalValue()) : node;
    };
  }

  private static JsonNode object(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(entry -> copy.set(entry.getKey(), of(entry.getValue())));
    return copy;
  }

  private static JsonNode array(ArrayNode array) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
    array.forEach(item -> copy.add(of(item)));
    return copy;
  }

  private static JsonNode number(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    if (shortest.scale() > 0) {
      return DecimalNode.valueOf(shortest);
    }
    return shortest.precision() - shortest.scale() <= 18
        ? JsonNodeFactory.instance.numberNode(shortest.longValueExact())
        : DecimalNode.valueOf(shortest);
  }
}
