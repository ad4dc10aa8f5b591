package dev.reinstate.api;

import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.DocumentKey;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The syntax of what stands in a path. Written by hand: every request passes here. */
final class Syntax {

  private static final int MAX_COLLECTION = 63;
  private static final int MAX_ID = 128;
  private static final int MAX_LONG_DIGITS = 18;
  private static final Set<String> COMPONENTS =
      Arrays.stream(Component.values())
          .map(Component::collection)
          .collect(Collectors.toUnmodifiableSet());

  private Syntax() {}

  /**
   * Whether this could name a collection where it stands. The spaces themselves are reached at
   * paths of their own only, and components in spaces only.
   */
  static boolean isCollection(String text, boolean inSpace) {
    return isCollection(text)
        && !text.equals(DocumentKey.SPACES)
        && (inSpace || !COMPONENTS.contains(text));
  }

  /** Whether this could name a collection: {@code [a-z][a-z0-9_-]{0,62}}. */
  static boolean isCollection(String text) {
    if (text.isEmpty() || text.length() > MAX_COLLECTION || !isLower(text.charAt(0))) {
      return false;
    }
    return text.chars().allMatch(c -> isLower(c) || isDigit(c) || c == '_' || c == '-');
  }

  /**
   * Whether this can be a document's id: 1 to 128 of {@code A-Za-z0-9._~:@-}, but no dots alone.
   */
  static boolean isId(String text) {
    if (text.isEmpty() || text.length() > MAX_ID || text.equals(".") || text.equals("..")) {
      return false;
    }
    return text.chars().allMatch(Syntax::isIdCharacter);
  }

  /**
   * Reads a version: digits only, 1 to 2147483647, no leading zero.
   *
   * @return 0 for all else
   */
  static int version(String text) {
    long value = positive(text);
    return value <= Integer.MAX_VALUE ? (int) value : 0;
  }

  /**
   * Reads a positive number: digits only, at most 18, no leading zero.
   *
   * @return 0 for all else
   */
  static long positive(String text) {
    if (text.isEmpty() || text.length() > MAX_LONG_DIGITS || text.charAt(0) == '0') {
      return 0;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return 0;
      }
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }

  /** Whether all of it is printable ASCII, and not too much or nothing. */
  static boolean isPrintable(String text, int maxLength) {
    return !text.isEmpty()
        && text.length() <= maxLength
        && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLower(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isIdCharacter(int c) {
    return isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z') || "._~:@-".indexOf(c) >= 0;
  }
}
