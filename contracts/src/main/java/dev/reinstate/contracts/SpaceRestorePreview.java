package dev.reinstate.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link PreviewSpaceRestore} and {@link PreviewSpaceUndo}.
 *
 * @param dateTime the moment the space would go back to; of an undo, that of the restore it undoes
 * @param plan binds a restore to exactly these operations; null for an undo
 * @param counts of all operations, not only of this page
 * @param byCollection the same by collection, sorted by name; without those that stay as they are
 * @param operations sorted by collection and id
 * @param skippedCollections those without a history, which stay as they are; sorted
 * @param conflicts of an undo: the documents that were changed since, the first 100
 * @param cursor where the next page begins; null when this is the last
 */
public record SpaceRestorePreview(
    String space,
    Instant dateTime,
    @Nullable String plan,
    OperationCounts counts,
    Map<String, OperationCounts> byCollection,
    List<PlannedOperation> operations,
    List<String> skippedCollections,
    List<DocumentKey> conflicts,
    @Nullable String cursor) {
  /** Keeps its own copies. */
  public SpaceRestorePreview {
    byCollection = Collections.unmodifiableMap(new TreeMap<>(byCollection));
    operations = List.copyOf(operations);
    skippedCollections = List.copyOf(skippedCollections);
    conflicts = List.copyOf(conflicts);
  }
}
