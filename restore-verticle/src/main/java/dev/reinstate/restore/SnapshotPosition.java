package dev.reinstate.restore;

import dev.reinstate.contracts.Snapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** After which snapshot of a space its list goes on. */
record SnapshotPosition(Instant dateTime, String id) {

  static String cursorAfter(String space, Snapshot snapshot) {
    return OpaqueCursor.write(list(space), List.of(snapshot.dateTime().toString(), snapshot.id()));
  }

  /** Null when the text is no cursor of this list. */
  static @Nullable SnapshotPosition read(String space, String cursor) {
    List<String> values = OpaqueCursor.read(list(space), cursor);
    if (values == null || values.size() != 2) {
      return null;
    }
    Instant dateTime = OpaqueCursor.moment(values.getFirst());
    return dateTime == null ? null : new SnapshotPosition(dateTime, values.getLast());
  }

  private static String list(String space) {
    return "snapshots of " + space;
  }
}
