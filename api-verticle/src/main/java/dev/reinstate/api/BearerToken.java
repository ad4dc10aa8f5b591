package dev.reinstate.api;

import org.jspecify.annotations.Nullable;

/** The credentials of an {@code Authorization} header, as RFC 6750 section 2.1 spells them. */
final class BearerToken {

  private static final String SCHEME = "bearer ";

  private BearerToken() {}

  /**
   * The token in the header.
   *
   * @throws Unauthenticated if there is no header, or it has no bearer token in it
   */
  static String in(@Nullable String header) {
    if (header == null) {
      throw new Unauthenticated("no Authorization header");
    }
    String token = header.substring(Math.min(SCHEME.length(), header.length())).strip();
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || !isToken(token)) {
      throw new Unauthenticated("no bearer token in the Authorization header");
    }
    return token;
  }

  /** By hand, since a regular expression took a tenth of the time that a request takes here. */
  private static boolean isToken(String text) {
    int end = text.length();
    while (end > 1 && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return end > 0;
  }

  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~+/".indexOf(c) >= 0;
  }
}
