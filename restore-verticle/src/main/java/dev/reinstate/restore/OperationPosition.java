package dev.reinstate.restore;

import dev.reinstate.contracts.SpaceRestore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** After which restore of a space the list of them goes on. */
record OperationPosition(Instant startedAt, String operation) {

  static String cursorAfter(SpaceRestore restore) {
    return OpaqueCursor.write(
        list(restore.space()), List.of(restore.startedAt().toString(), restore.operation()));
  }

  /** Null when the text is no cursor of this list. */
  static @Nullable OperationPosition read(String space, String cursor) {
    List<String> values = OpaqueCursor.read(list(space), cursor);
    if (values == null || values.size() != 2) {
      return null;
    }
    Instant startedAt = OpaqueCursor.moment(values.getFirst());
    return startedAt == null ? null : new OperationPosition(startedAt, values.getLast());
  }

  private static String list(String space) {
    return "restores of " + space;
  }
}
