package dev.reinstate.platform.json;

/** The text that JSON can spell but PostgreSQL cannot keep. */
final class JsonText {

  private JsonText() {}

  /** Returns the text itself if it has neither a NUL nor half of a surrogate pair. */
  static String checked(String text) throws InvalidJsonException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new InvalidJsonException("text must not contain the NUL character");
      }
      if (Character.isSurrogate(c)) {
        requirePair(text, i);
        i++;
      }
    }
    return text;
  }

  /** The same as a question. */
  static boolean isStorable(String text) {
    return text.codePoints().allMatch(c -> c != 0 && Character.getType(c) != Character.SURROGATE);
  }

  private static void requirePair(String text, int high) throws InvalidJsonException {
    if (high + 1 == text.length()
        || !Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1))) {
      throw new InvalidJsonException("text must not contain a lone surrogate");
    }
  }
}
