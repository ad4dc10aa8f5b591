package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a restore of a space does to one document.
 *
 * @param action {@link Action#CREATE} brings back to life, {@link Action#UPDATE} changes, {@link
 *     Action#DELETE} deletes
 * @param fromVersion the head now
 * @param restoreVersion the version that becomes the head again; null for a deletion
 * @param changes from the head to that version, as far as the caller may see them, sorted by field
 */
public record PlannedOperation(
    Action action,
    String collection,
    String id,
    int fromVersion,
    @Nullable Integer restoreVersion,
    List<FieldChange> changes) {
  /** Keeps its own copy. */
  public PlannedOperation {
    changes = List.copyOf(changes);
  }
}
