package dev.reinstate.platform.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import java.math.BigDecimal;
import java.util.List;

/**
 * When two values are equal: numbers by value whatever their types, containers by their content;
 * values of different kinds never are. Paid for by the step.
 */
final class Equality {

  private final Budget budget;

  Equality(Budget budget) {
    this.budget = budget;
  }

  /**
   * @throws EvaluationError if it comes upon an element without a value
   */
  boolean equal(Object a, Object b) {
    budget.charge(1);
    return switch (a) {
      case Number x -> b instanceof Number y && numbers(x, y);
      case String x -> b instanceof String y && texts(x, y);
      case List<?> x -> b instanceof List<?> y && lists(x, y);
      case MapValue x -> b instanceof MapValue y && maps(x, y);
      case CelByteString x -> b instanceof CelByteString y && bytes(x, y);
      default -> a.equals(b);
    };
  }

  private static boolean numbers(Number a, Number b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x.longValue() == y.longValue();
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    boolean same = x == y;
    return same && (Double.isInfinite(x) || decimal(a).compareTo(decimal(b)) == 0);
  }

  private static BigDecimal decimal(Number number) {
    return switch (number) {
      case Double d -> new BigDecimal(d);
      case UnsignedLong u -> new BigDecimal(u.bigIntegerValue());
      default -> BigDecimal.valueOf(number.longValue());
    };
  }

  private boolean texts(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    budget.chargeLength(a.length());
    return a.equals(b);
  }

  private boolean bytes(CelByteString a, CelByteString b) {
    budget.chargeLength(a.size());
    return a.equals(b);
  }

  private boolean lists(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean maps(MapValue a, MapValue b) {
    if (a.size() != b.size()) {
      return false;
    }
    budget.charge(a.size());
    for (Object key : a.keys()) {
      if (!b.contains(key) || !equal(Containers.get(a, key), Containers.get(b, key))) {
        return false;
      }
    }
    return true;
  }
}
