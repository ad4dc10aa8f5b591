package dev.reinstate.platform.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plain scalar stands for: the core schema of YAML 1.2 with the numbers of JSON. So {@code
 * no} is a text and {@code 010} is not eight.
 */
final class Scalars {

  /** Digits and exponents beyond which a number is refused, as in documents. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,999})(\\.[0-9]{1,1000})?([eE][-+]?[0-9]{1,3})?");

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private Scalars() {}

  static boolean isNull(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  static @Nullable Boolean bool(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> null;
    };
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  static @Nullable Long whole(String text) {
    return WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
  }
}
