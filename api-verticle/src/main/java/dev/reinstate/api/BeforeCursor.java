package dev.reinstate.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list that begins with the newest begins, as text that callers carry and
 * do not take apart.
 */
final class BeforeCursor {

  private static final String PREFIX = "before:";

  private BeforeCursor() {}

  static @Nullable String write(@Nullable Long before) {
    return before == null ? null : text(before);
  }

  /**
   * What {@link #write} made the text of.
   *
   * @throws ProblemException 400 for all other text
   */
  static @Nullable Long read(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    long before = before(cursor);
    if (before == 0 || !text(before).equals(cursor)) {
      throw Problems.badRequest(
              "This is not the cursor of a page", Details.of("parameter", "_cursor"))
          .exception();
    }
    return before;
  }

  private static String text(long before) {
    byte[] plain = (PREFIX + before).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private static long before(String cursor) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      return plain.startsWith(PREFIX) ? Syntax.positive(plain.substring(PREFIX.length())) : 0;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
