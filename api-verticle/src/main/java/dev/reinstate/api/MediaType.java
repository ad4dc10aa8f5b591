package dev.reinstate.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the bytes of a file are (RFC 9110, section 8.3.1): told by their sender, never guessed. */
final class MediaType {

  /** Of which nothing is known. */
  static final String BYTES = "application/octet-stream";

  private static final int MAX_LENGTH = 255;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String QUOTED = "\"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*+\"";
  private static final Pattern SYNTAX =
      Pattern.compile(
          TOKEN
              + "/"
              + TOKEN
              + "(?:[ \\t]*+;[ \\t]*+(?:"
              + TOKEN
              + "=(?:"
              + TOKEN
              + "|"
              + QUOTED
              + "))?+)*+");

  private MediaType() {}

  /**
   * The type that somebody gives his bytes.
   *
   * @param text empty when he does not
   * @return null when he does not
   * @throws ProblemException 400 if it is none
   */
  static @Nullable String given(String text) {
    if (text.isBlank()) {
      return null;
    }
    if (!isValid(text.strip())) {
      throw Problems.badRequest("Malformed media type", Details.of("header", "Content-Type"))
          .exception();
    }
    return text.strip();
  }

  /** What bytes are sent out as: a text that is no type is not passed on. */
  static String sent(@Nullable String text) {
    return text != null && isValid(text) ? text : BYTES;
  }

  private static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && SYNTAX.matcher(text).matches();
  }
}
