package dev.reinstate.platform.json.diff;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Where a field is in a document: {@code address.city}.
 *
 * <p>A key that is empty or has a dot or a double quote in it stands in double quotes, in which
 * {@code "} and {@code \} are escaped by a backslash: {@code d."x.y"}. Printing and {@link #parse}
 * are inverse to each other.
 *
 * @param keys from the outermost inwards, at least one
 */
public record FieldPath(List<String> keys) {

  public FieldPath {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a field path has at least one key");
    }
  }

  /** The path of these keys. */
  public static FieldPath of(String... keys) {
    return new FieldPath(List.of(keys));
  }

  /**
   * Reads a path as somebody wrote it. Quotes that are not needed do no harm.
   *
   * @return empty if it is none
   */
  public static Optional<FieldPath> parse(String text) {
    return new FieldPathParser(text).parse();
  }

  /** The path as text, which {@link #parse} reads. */
  @Override
  public String toString() {
    var text = new StringJoiner(".");
    keys.forEach(key -> text.add(quotedIfNeeded(key)));
    return text.toString();
  }

  private static String quotedIfNeeded(String key) {
    boolean plain = !key.isEmpty() && key.indexOf('.') < 0 && key.indexOf('"') < 0;
    return plain ? key : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
