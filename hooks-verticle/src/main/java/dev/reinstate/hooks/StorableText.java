package dev.reinstate.hooks;

/** Text that PostgreSQL can be asked for: it takes no NUL, so nothing it has can hold one. */
final class StorableText {
  private StorableText() {}

  static boolean is(String text) {
    return text.indexOf('\0') < 0;
  }
}
