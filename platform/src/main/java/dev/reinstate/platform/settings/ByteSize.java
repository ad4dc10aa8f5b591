package dev.reinstate.platform.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes in bytes: {@code 1048576}, {@code 1MiB} (powers of 1024) or {@code 1MB} (of 1000). */
final class ByteSize {

  static final long KIB = 1024;
  static final long MIB = KIB * 1024;
  static final long GIB = MIB * 1024;

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?(?:([kmg])(i?))?(b?)");

  private ByteSize() {}

  /** The bytes, not negative; null if the text is no size. */
  static @Nullable Long parse(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches() || (size.group(2) != null && size.group(4).isEmpty())) {
      return null;
    }
    long thousand = "i".equals(size.group(3)) ? 1024 : 1000;
    return Math.multiplyExact(Long.parseLong(size.group(1)), unit(size.group(2), thousand));
  }

  /** In the largest unit that divides it. */
  static String format(long bytes) {
    if (bytes % GIB == 0) {
      return bytes / GIB + "GiB";
    }
    return bytes % MIB == 0 ? bytes / MIB + "MiB" : bytes + "";
  }

  private static long unit(@Nullable String prefix, long thousand) {
    if (prefix == null) {
      return 1;
    }
    return switch (prefix) {
      case "k" -> thousand;
      case "m" -> thousand * thousand;
      default -> thousand * thousand * thousand;
    };
  }
}
