package dev.reinstate.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.BiPredicate;

/**
 * When two values are the same. Objects are whatever the order of their keys, arrays only in order.
 *
 * <p>Jackson's own {@code equals} is neither of these: it takes {@code 1.0} for {@code 1.00} but
 * not for {@code 1}.
 */
public final class JsonEquality {

  private static final Comparator<JsonNode> EXACT =
      leaves((a, b) -> a.scale() == b.scale() && a.compareTo(b) == 0);
  private static final Comparator<JsonNode> NUMERIC = leaves((a, b) -> a.compareTo(b) == 0);

  private JsonEquality() {}

  /** Whether both are written alike: {@code 1}, {@code 1.0} and {@code 1.00} all differ. */
  public static boolean exact(JsonNode a, JsonNode b) {
    return a.equals(EXACT, b);
  }

  /** Whether both mean the same, in the sense of RFC 6902, section 4.6: numbers by value. */
  public static boolean numeric(JsonNode a, JsonNode b) {
    return a.equals(NUMERIC, b);
  }

  /** Not an order: Jackson asks its comparator for nothing but zero. */
  private static Comparator<JsonNode> leaves(BiPredicate<BigDecimal, BigDecimal> sameNumber) {
    return (a, b) -> {
      boolean same =
          (a.isNumber() && b.isNumber())
              ? sameNumber.test(a.decimalValue(), b.decimalValue())
              : a.equals(b);
      return same ? 0 : 1;
    };
  }
}
