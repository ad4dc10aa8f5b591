package dev.reinstate.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Reads the numbers of one text, exactly and within its limits.
 *
 * <p>The limits are checked on the literal, before it becomes a number: converting a million digits
 * takes seconds.
 */
final class NumberReader {

  private final JsonLimits limits;
  private int expansion;

  NumberReader(JsonLimits limits) {
    this.limits = limits;
  }

  /**
   * @param literal a number in the grammar of RFC 8259
   */
  JsonNode read(String literal) throws InvalidJsonException {
    int mantissaEnd = mantissaEnd(literal);
    if (digits(literal, mantissaEnd) > limits.digits()) {
      throw new InvalidJsonException(
          String.format(Locale.ROOT, "a number has more than %,d digits", limits.digits()));
    }
    if (mantissaEnd < literal.length() && exponent(literal, mantissaEnd + 1) > limits.exponent()) {
      throw new InvalidJsonException("a number's exponent is beyond +-" + limits.exponent());
    }
    BigDecimal value = new BigDecimal(literal);
    countExpansion(literal, value);
    return JsonNumbers.node(value);
  }

  private static int mantissaEnd(String literal) {
    int e = Math.max(literal.indexOf('e'), literal.indexOf('E'));
    return e < 0 ? literal.length() : e;
  }

  private static int digits(String literal, int mantissaEnd) {
    int signs = literal.startsWith("-") ? 1 : 0;
    int point = literal.indexOf('.') < 0 ? 0 : 1;
    return mantissaEnd - signs - point;
  }

  /** The absolute value of the exponent, or the largest int where it is larger. */
  private static int exponent(String literal, int start) {
    int value = 0;
    for (int i = start; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c != '+' && c != '-') {
        value = (int) Math.min(Integer.MAX_VALUE, value * 10L + (c - '0'));
      }
    }
    return value;
  }

  private void countExpansion(String literal, BigDecimal value) throws InvalidJsonException {
    int written =
        Math.max(value.precision(), Math.max(value.scale(), value.precision() - value.scale()));
    expansion += Math.max(0, written - literal.length());
    if (expansion > limits.expansion()) {
      throw new InvalidJsonException("the numbers are too long when written without exponent");
    }
  }
}
