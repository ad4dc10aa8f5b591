package dev.reinstate.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * One node for each number, the one that PostgreSQL's {@code jsonb} would print: {@code 1.10} keeps
 * its digits, {@code 1e3} is {@code 1000}.
 *
 * <p>Without that a document would differ from itself after a round trip through the database.
 */
public final class JsonNumbers {

  private static final int LONG_BITS = 63;

  private JsonNumbers() {}

  /** The node of this number; an integer has no exponent, a fraction keeps its trailing zeros. */
  public static JsonNode node(BigDecimal value) {
    return value.scale() > 0 ? DecimalNode.valueOf(value) : node(value.toBigIntegerExact());
  }

  /** The smallest kind of node that holds this integer. */
  public static JsonNode node(BigInteger value) {
    return value.bitLength() > LONG_BITS ? BigIntegerNode.valueOf(value) : node(value.longValue());
  }

  /** The smallest kind of node that holds this integer. */
  public static JsonNode node(long value) {
    return (int) value == value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }
}
