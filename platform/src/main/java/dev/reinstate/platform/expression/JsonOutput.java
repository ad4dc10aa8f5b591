package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.JsonNumbers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Values of CEL as JSON. */
final class JsonOutput {

  private static final double LONG_RANGE = 0x1p63;

  private final Budget budget;

  JsonOutput(Budget budget) {
    this.budget = budget;
  }

  /**
   * @throws EvaluationError if it has no JSON form that can be stored
   */
  JsonNode node(Object value) {
    budget.chargeLength(Containers.length(value));
    return switch (value) {
      case JsonMap map -> map.node();
      case JsonList list -> list.node();
      case List<?> list -> array(list);
      case MapValue map -> object(map);
      case NullValue n -> NullNode.getInstance();
      case Boolean b -> BooleanNode.valueOf(b);
      case Long l -> JsonNumbers.node(l);
      case UnsignedLong u -> JsonNumbers.node(u.bigIntegerValue());
      case Double d -> number(d);
      case String s -> text(s);
      case CelByteString b -> text(Base64.getEncoder().encodeToString(b.toByteArray()));
      case Instant i -> text(i.toString());
      case Duration d -> text(seconds(d));
      default -> throw new EvaluationError();
    };
  }

  private ArrayNode array(List<?> list) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
    list.forEach(element -> array.add(node(element)));
    return array;
  }

  private ObjectNode object(MapValue map) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Object key : map.keys()) {
      object.set(text(key).textValue(), node(Containers.get(map, key)));
    }
    return object;
  }

  /** An integer where it is one, so that it means exactly what the expression compared. */
  private static JsonNode number(double value) {
    if (!Double.isFinite(value)) {
      throw new EvaluationError();
    }
    return value == Math.rint(value) && Math.abs(value) < LONG_RANGE
        ? JsonNumbers.node((long) value)
        : JsonNumbers.node(BigDecimal.valueOf(value));
  }

  private static TextNode text(Object value) {
    if (value instanceof String text && Json.isStorable(text)) {
      return TextNode.valueOf(text);
    }
    throw new EvaluationError();
  }

  private static String seconds(Duration duration) {
    BigDecimal nanos = BigDecimal.valueOf(duration.getNano(), 9);
    BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(nanos);
    return seconds.stripTrailingZeros().toPlainString() + "s";
  }
}
