package dev.reinstate.launcher.terminal;

/**
 * Colours for a terminal, as ECMA-48 SGR sequences, or none at all.
 *
 * @param enabled whether there is somebody to see them
 */
public record Paint(boolean enabled) {

  private static final String ESCAPE = "\u001b[";

  /** Thick letters. */
  public String bold(String text) {
    return paint("1", text);
  }

  /** Letters that stand back. */
  public String faint(String text) {
    return paint("2", text);
  }

  /** For what goes. */
  public String red(String text) {
    return paint("31", text);
  }

  /** For what comes. */
  public String green(String text) {
    return paint("32", text);
  }

  /** For what is worth a look. */
  public String yellow(String text) {
    return paint("33", text);
  }

  /** For what can be typed. */
  public String cyan(String text) {
    return paint("36", text);
  }

  private String paint(String code, String text) {
    return enabled && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
