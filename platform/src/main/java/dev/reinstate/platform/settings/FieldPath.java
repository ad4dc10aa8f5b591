package dev.reinstate.platform.settings;

import java.util.regex.Pattern;

/**
 * The notation of paths: {@code a.b[2].c}. A key that would read as something else is quoted, as in
 * {@code a."b.c"}.
 */
final class FieldPath {

  private static final Pattern BARE = Pattern.compile("[^.\"\\[\\]]+");

  private FieldPath() {}

  static String key(String path, String key) {
    String step =
        BARE.matcher(key).matches()
            ? key
            : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    return path.isEmpty() ? step : path + '.' + step;
  }

  /** The path {@code below} as seen from {@code path}; either may be empty. */
  static String join(String path, String below) {
    boolean direct = path.isEmpty() || below.isEmpty() || below.startsWith("[");
    return direct ? path + below : path + '.' + below;
  }

  static String item(String path, int index) {
    return path + '[' + index + ']';
  }
}
