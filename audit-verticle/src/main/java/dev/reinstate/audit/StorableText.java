package dev.reinstate.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text as PostgreSQL can hold it: in place of a NUL or half of a surrogate pair stands U+FFFD. What
 * callers say of themselves is not refused for it, and no entry fails because of it.
 */
final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  static @Nullable String ofNullable(@Nullable String text) {
    return text == null ? null : of(text);
  }

  static List<String> ofAll(List<String> texts) {
    return texts.stream().map(StorableText::of).toList();
  }

  /** Halves of pairs come out of {@code codePoints} as themselves, pairs as what they stand for. */
  private static String replaced(String text) {
    return text.codePoints()
        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? REPLACEMENT : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
