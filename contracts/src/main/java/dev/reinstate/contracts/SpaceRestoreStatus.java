package dev.reinstate.contracts;

import java.util.Arrays;
import java.util.Locale;

/**
 * The life cycle of a restore of a space: {@code running -> done} or {@code running -> failed}. The
 * words of the table, the answers and the documentation.
 */
public enum SpaceRestoreStatus {
  /** It is on its way; nothing of it can be seen in the documents yet. */
  RUNNING,
  /** It is committed. */
  DONE,
  /** It came to nothing: no document was changed. */
  FAILED;

  /** The word used in answers, such as {@code running}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SpaceRestoreStatus ofWord(String word) {
    return Arrays.stream(values())
        .filter(status -> status.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status of a restore: " + word));
  }
}
