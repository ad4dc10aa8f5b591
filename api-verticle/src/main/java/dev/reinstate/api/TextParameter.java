package dev.reinstate.api;

import org.jspecify.annotations.Nullable;

/** Reads a query parameter that is compared with a name or an id. */
final class TextParameter {

  private static final int MAX_LENGTH = 1_000;

  private TextParameter() {}

  /**
   * The parameter's text; null if it is not there.
   *
   * @throws ProblemException 400 if it is empty, too long or holds a NUL, which no text here does
   */
  static @Nullable String of(Query query, String name) {
    String text = query.get(name);
    if (text != null && !isUsable(text)) {
      throw Problems.badRequest(
              name + " must be 1 to 1,000 characters, none of them NUL",
              Details.of("parameter", name))
          .exception();
    }
    return text;
  }

  /** Whether there can be a name or an id of this text. */
  static boolean isUsable(String text) {
    return !text.isEmpty() && text.length() <= MAX_LENGTH && text.indexOf('\0') < 0;
  }
}
