package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the snapshots of a space.
 *
 * @param snapshots the latest moment first
 * @param cursor where the next page begins; null when this is the last
 */
public record SnapshotPage(List<Snapshot> snapshots, @Nullable String cursor) {
  /** Keeps its own copy. */
  public SnapshotPage {
    snapshots = List.copyOf(snapshots);
  }
}
