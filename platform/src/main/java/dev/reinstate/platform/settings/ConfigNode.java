package dev.reinstate.platform.settings;

import java.util.List;
import java.util.Map;

/** One node of the configuration as written, environment variables replaced. */
sealed interface ConfigNode {

  /** Counted from 1; for the value of a key, the line of the key. */
  int line();

  /**
   * A scalar.
   *
   * @param plain written without quotes, so it may be a number, a boolean or null
   * @param replaced an environment variable went into it
   */
  record Scalar(String text, boolean plain, boolean replaced, int line) implements ConfigNode {

    /** Whether nothing was said: {@code key:}, {@code ~} or {@code null}. */
    boolean isNull() {
      return plain && Scalars.isNull(text);
    }

    /**
     * Whether the text may stand for a number or a boolean. Flow style forces quotes around {@code
     * "${PORT}"}, so a replaced text may, quoted or not.
     */
    boolean isTyped() {
      return plain || replaced;
    }
  }

  /** A sequence. */
  record Items(List<ConfigNode> items, int line) implements ConfigNode {}

  /** A mapping; in the order of the file. */
  record Entries(Map<String, ConfigNode> entries, int line) implements ConfigNode {}

  /** Something whose mistake is already reported: whoever meets it says nothing more. */
  record Unusable(int line) implements ConfigNode {}

  /** Whether nothing was said here. */
  static boolean isUnsaid(ConfigNode node) {
    return node instanceof Scalar scalar && scalar.isNull();
  }
}
