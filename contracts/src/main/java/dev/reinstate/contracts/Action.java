package dev.reinstate.contracts;

import java.util.Arrays;
import java.util.Locale;

/** What somebody may be allowed to do with a document; the words of {@code policies.*.actions}. */
public enum Action {
  /** Read a document, its versions and what changed between them. */
  READ,
  /** Create a document. */
  CREATE,
  /** Replace or patch a document. */
  UPDATE,
  /** Delete a document. */
  DELETE,
  /**
   * Bring a document back to an earlier version, or preview that. Does not imply {@link #UPDATE}.
   */
  RESTORE;

  /** The word used in configuration and answers, such as {@code restore}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The action of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Action ofWord(String word) {
    return Arrays.stream(values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no action: " + word));
  }
}
