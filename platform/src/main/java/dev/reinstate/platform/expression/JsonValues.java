package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;

/** JSON as values of CEL, good for one evaluation. */
final class JsonValues {

  /** DBL_DIG: no two numbers with so many digits share a double. */
  private static final int DOUBLE_DIGITS = 15;

  private static final int LONG_DIGITS = 19;
  private static final int LONG_BITS = 63;

  /** Taking off trailing zeros is quadratic in the digits: so many of their pairs cost a unit. */
  private static final int DIGIT_PAIRS = 32;

  private JsonValues() {}

  /**
   * @throws EvaluationError if it is a number that would have to be rounded
   */
  static Object of(JsonNode node, Budget budget) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NULL -> NullValue.NULL_VALUE;
      case NUMBER -> number(node, budget);
      case OBJECT -> new JsonMap((ObjectNode) node, budget);
      case ARRAY -> new JsonList((ArrayNode) node, budget);
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("this is no JSON");
    };
  }

  /** As {@link #of}, but with the error as a value. */
  static Object attempt(JsonNode node, Budget budget) {
    try {
      return of(node, budget);
    } catch (EvaluationError e) {
      return e;
    }
  }

  private static Object number(JsonNode node, Budget budget) {
    return node.isInt() || node.isLong()
        ? (Object) node.longValue()
        : exact(node.decimalValue(), budget);
  }

  private static Object exact(BigDecimal number, Budget budget) {
    budget.charge((long) number.precision() * number.precision() / DIGIT_PAIRS);
    BigDecimal stripped = number.stripTrailingZeros();
    int integerDigits = stripped.precision() - stripped.scale();
    if (stripped.scale() <= 0 && integerDigits <= LONG_DIGITS) {
      if (stripped.toBigIntegerExact().bitLength() <= LONG_BITS) {
        return stripped.longValueExact();
      }
    }
    double rounded = stripped.doubleValue();
    boolean normal = Double.isFinite(rounded) && Math.abs(rounded) >= Double.MIN_NORMAL;
    if (!normal || stripped.precision() > DOUBLE_DIGITS) {
      throw new EvaluationError();
    }
    return rounded;
  }
}
