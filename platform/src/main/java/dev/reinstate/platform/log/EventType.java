package dev.reinstate.platform.log;

import java.util.Arrays;

/** What an event says has happened. */
public enum EventType {
  /** A document was created, or created again after it had been deleted. */
  CREATED("reinstate.document.created"),
  /** A document was replaced or patched. */
  UPDATED("reinstate.document.updated"),
  /** A document was deleted; its history stays. */
  DELETED("reinstate.document.deleted"),
  /** A document was brought back to an earlier version. */
  RESTORED("reinstate.document.restored"),
  /** An attempt at one of these was refused or failed; nothing was changed. */
  REFUSED("reinstate.document.refused"),
  /** All the documents of a space were brought back to a point in time, in one change. */
  SPACE_RESTORED("reinstate.space.restored"),
  /** An attempt at that, or at undoing one, was refused or failed; nothing was changed. */
  SPACE_REFUSED("reinstate.space.refused");

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /** The word in the log and outside, such as {@code reinstate.document.restored}. */
  public String word() {
    return word;
  }

  /** Whether it is about a whole space; of a document otherwise. */
  public boolean ofSpace() {
    return this == SPACE_RESTORED || this == SPACE_REFUSED;
  }

  /** Whether it says that nothing was changed. */
  public boolean refused() {
    return this == REFUSED || this == SPACE_REFUSED;
  }

  /**
   * The type of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EventType of(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type of event: " + word));
  }
}
