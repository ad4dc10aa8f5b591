package dev.reinstate.launcher.demo;

/**
 * Colours for a terminal, as ECMA-48 SGR sequences, or none at all.
 *
 * @param enabled whether there is somebody to see them
 */
public record Paint(boolean enabled) {

  private static final String ESCAPE = "\u001b[";

  String bold(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  String red(String text) {
    return paint("31", text);
  }

  String green(String text) {
    return paint("32", text);
  }

  String yellow(String text) {
    return paint("33", text);
  }

  String cyan(String text) {
    return paint("36", text);
  }

  private String paint(String code, String text) {
    return enabled && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
