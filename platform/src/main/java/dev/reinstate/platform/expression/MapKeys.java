package dev.reinstate.platform.expression;

import com.google.common.primitives.UnsignedLong;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Makes keys that are equal in CEL equal in Java: {@code 1}, {@code 1u} and {@code 1.0} are one.
 */
final class MapKeys {

  private static final int LONG_BITS = 63;

  private MapKeys() {}

  static Object of(Object key) {
    return switch (key) {
      case UnsignedLong number -> whole(number.bigIntegerValue(), key);
      case Double number when number % 1 == 0 -> whole(new BigDecimal(number).toBigInteger(), key);
      default -> key;
    };
  }

  private static Object whole(BigInteger value, Object otherwise) {
    return value.bitLength() <= LONG_BITS ? (Object) value.longValue() : otherwise;
  }
}
