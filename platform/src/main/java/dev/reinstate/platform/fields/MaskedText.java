package dev.reinstate.platform.fields;

import java.util.function.IntPredicate;

/** The texts that the masks make. */
final class MaskedText {

  private static final int DIGITS_KEPT = 4;
  private static final int CHARACTERS_KEPT = 2;
  private static final int SHORT = 6;

  private MaskedText() {}

  static String email(String text) {
    int at = text.lastIndexOf('@');
    return at <= 0
        ? "***"
        : text.substring(0, text.offsetByCodePoints(0, 1)) + "***" + text.substring(at);
  }

  static String phone(String text) {
    int[] characters = text.codePoints().toArray();
    int first = characters.length;
    int digits = 0;
    for (int i = characters.length - 1; i >= 0; i--) {
      if (Character.isDigit(characters[i]) && ++digits <= DIGITS_KEPT) {
        first = i;
      }
    }
    int kept = digits > DIGITS_KEPT ? first : characters.length;
    return starred(characters, i -> i >= kept && Character.isDigit(characters[i]));
  }

  static String partial(String text) {
    int[] characters = text.codePoints().toArray();
    int end = characters.length - CHARACTERS_KEPT;
    return starred(
        characters, i -> characters.length >= SHORT && (i < CHARACTERS_KEPT || i >= end));
  }

  private static String starred(int[] characters, IntPredicate kept) {
    StringBuilder text = new StringBuilder(characters.length);
    for (int i = 0; i < characters.length; i++) {
      text.appendCodePoint(kept.test(i) ? characters[i] : '*');
    }
    return text.toString();
  }
}
