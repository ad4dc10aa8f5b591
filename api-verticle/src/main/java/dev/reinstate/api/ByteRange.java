package dev.reinstate.api;

import org.jspecify.annotations.Nullable;

/** Which bytes of a content are wanted (RFC 9110, section 14). */
sealed interface ByteRange {

  /** All of them: nothing else is asked for, or nothing that is understood. */
  record Whole() implements ByteRange {}

  /**
   * Some of them.
   *
   * @param first from 0
   * @param last inclusive
   */
  record Part(long first, long last) implements ByteRange {}

  /** Some that there are not. */
  record Unsatisfiable() implements ByteRange {}

  /**
   * Reads a {@code Range}. Of more than one range at once all bytes are the answer, as the RFC
   * allows.
   *
   * @param header null when there is none
   * @param size how many bytes there are
   */
  static ByteRange parse(@Nullable String header, long size) {
    if (header == null || !header.regionMatches(true, 0, "bytes=", 0, "bytes=".length())) {
      return new Whole();
    }
    String range = header.substring("bytes=".length()).strip();
    int dash = range.indexOf('-');
    if (dash < 0) {
      return new Whole();
    }
    String first = range.substring(0, dash);
    String last = range.substring(dash + 1);
    return first.isEmpty() ? suffix(last, size) : from(first, last, size);
  }

  private static ByteRange suffix(String length, long size) {
    long wanted = number(length);
    if (wanted < 0) {
      return new Whole();
    }
    return wanted == 0 || size == 0
        ? new Unsatisfiable()
        : new Part(Math.max(0, size - wanted), size - 1);
  }

  private static ByteRange from(String first, String last, long size) {
    long begin = number(first);
    long end = last.isEmpty() ? Long.MAX_VALUE : number(last);
    if (begin < 0 || end < begin) {
      return new Whole();
    }
    return begin >= size ? new Unsatisfiable() : new Part(begin, Math.min(end, size - 1));
  }

  /** Of digits only; -1 for all else. What is too large for a number is beyond every size. */
  private static long number(String digits) {
    if (digits.isEmpty() || !digits.chars().allMatch(Syntax::isDigit)) {
      return -1;
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      return Long.MAX_VALUE;
    }
  }
}
