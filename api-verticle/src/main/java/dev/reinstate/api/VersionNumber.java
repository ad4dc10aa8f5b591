package dev.reinstate.api;

/** A version in a path or query: digits only, 1 to 2147483647, no sign, no leading zero. */
final class VersionNumber {

  private VersionNumber() {}

  static int parse(String text) {
    int version = Syntax.version(text);
    if (version == 0) {
      throw Problems.badRequest("Invalid version number", Details.of("version", text)).exception();
    }
    return version;
  }
}
