package dev.reinstate.platform.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells configurations apart by what decides on requests, and on what is told to whom: all that
 * processes of one service have to have in common and that they read again while they run.
 */
final class RulesFingerprint {

  private static final List<String> RULES = List.of("collections", "roles", "policies", "hooks");
  private static final int BYTES = 16;

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
    return said.isEmpty() ? NONE : digest(said.toString());
  }

  private static String digest(String text) {
    byte[] digest = sha256().digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
