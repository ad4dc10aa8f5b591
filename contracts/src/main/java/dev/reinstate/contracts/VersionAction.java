package dev.reinstate.contracts;

import java.util.Locale;

/** How a version came about; stored and answered in lower case. */
public enum VersionAction {
  /** The document was created, or created again after a deletion. */
  CREATE,
  /** The document was replaced or patched. */
  UPDATE,
  /** The document was deleted; such a version has no content. */
  DELETE,
  /** The head as it was just before a restore, kept as a version of its own. */
  SNAPSHOT,
  /** An earlier version became the head again. */
  RESTORE;

  /** The word used in the database and in answers, such as {@code snapshot}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The inverse of {@link #word()}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static VersionAction of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
