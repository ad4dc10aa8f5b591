package dev.reinstate.restore;

import dev.reinstate.contracts.Selection;
import java.time.Instant;
import java.util.List;

/** What a restore of a space, or the undo of one, is to do. */
sealed interface SpacePlan {
  String space();

  /** The collections that have a history; documents of others stay as they are. */
  List<String> versioned();

  /**
   * Brings the selected documents back to what they were at a moment.
   *
   * @param dateTime inclusive, to the microsecond; not in the future
   */
  record Restore(String space, Instant dateTime, Selection selection, List<String> versioned)
      implements SpacePlan {
    /** Keeps its own copy. */
    public Restore {
      versioned = List.copyOf(versioned);
    }
  }

  /**
   * Brings the documents that a restore changed back to what they were before it.
   *
   * @param operation the restore
   * @param force whether documents that were changed since go back, too
   */
  record Undo(String space, String operation, boolean force, List<String> versioned)
      implements SpacePlan {
    /** Keeps its own copy. */
    public Undo {
      versioned = List.copyOf(versioned);
    }
  }
}
