package dev.reinstate.platform.settings;

import dev.reinstate.platform.Sha256;
import java.util.List;

/**
 * Tells configurations apart by what decides on requests, and on what is told to whom: all that
 * processes of one service have to have in common and that they read again while they run.
 */
final class RulesFingerprint {

  private static final List<String> RULES = List.of("collections", "roles", "policies", "hooks");

  /** Of hexadecimal digits. */
  private static final int LENGTH = 32;

  /** Where there are none. */
  static final String NONE = "none";

  private RulesFingerprint() {}

  /** One word. How the rules are written, and in which lines, does not matter. */
  static String of(Section root) {
    var said = new StringBuilder();
    for (String rule : RULES) {
      ConfigNode node = root.node(rule);
      if (node != null) {
        said.append(rule).append(new ConfigJson(rule).convert(node)).append('\n');
      }
    }
    return said.isEmpty() ? NONE : Sha256.of(said.toString()).substring(0, LENGTH);
  }
}
