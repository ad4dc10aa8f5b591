package dev.reinstate.api;

/** What a file is called: any text of 1 to 1,024 characters without NUL. */
final class FileName {

  private static final int MAX_CHARACTERS = 1_024;

  private FileName() {}

  /**
   * @throws ProblemException 400 if it cannot be a name
   */
  static String checked(String name) {
    int characters = name.codePointCount(0, name.length());
    if (characters == 0 || characters > MAX_CHARACTERS || name.indexOf('\0') >= 0) {
      throw Problems.badRequest(
              "A file's name has 1 to 1,024 characters without NUL", Details.of("field", "name"))
          .exception();
    }
    return name;
  }

  /** Some send where the file lies on their side, which is nobody's business (RFC 7578, 4.2). */
  static String withoutPath(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
