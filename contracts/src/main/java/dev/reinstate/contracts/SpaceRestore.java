package dev.reinstate.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A restore of a space, or the undo of one, past or running.
 *
 * @param operation its id, which all versions it made have, too
 * @param dateTime the moment the space went back to; of an undo, that of the restore it undid
 * @param undoes the operation that it undid; null when it is no undo
 * @param counts of what it did; zeros until that is known
 * @param byCollection the same by collection, sorted by name
 * @param done how many documents of {@code total} it has dealt with
 * @param total how many it has to deal with; 0 until that is known
 * @param startedBy the id of who asked for it
 * @param restoredAt the one timestamp of everything it changed; null until it is done
 * @param error of one that failed: what the caller was told
 */
public record SpaceRestore(
    String operation,
    String space,
    SpaceRestoreStatus status,
    Instant dateTime,
    @Nullable String undoes,
    OperationCounts counts,
    Map<String, OperationCounts> byCollection,
    long done,
    long total,
    String startedBy,
    Instant startedAt,
    @Nullable Instant restoredAt,
    @Nullable String changeReason,
    @Nullable ErrorText error) {
  /** Keeps its own copy. */
  public SpaceRestore {
    byCollection = Collections.unmodifiableMap(new TreeMap<>(byCollection));
  }
}
