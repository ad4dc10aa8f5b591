package dev.reinstate.restore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** After which entry a list goes on that is sorted by moments, and by ids where these are equal. */
record MomentPosition(Instant at, String id) {

  /**
   * As the caller carries it.
   *
   * @param list tells the list from all others
   */
  String cursor(String list) {
    return OpaqueCursor.write(list, List.of(at.toString(), id));
  }

  /** Null when the text is no cursor of this list. */
  static @Nullable MomentPosition read(String list, String cursor) {
    List<String> values = OpaqueCursor.read(list, cursor);
    if (values == null || values.size() != 2) {
      return null;
    }
    Instant at = OpaqueCursor.moment(values.getFirst());
    return at == null ? null : new MomentPosition(at, values.getLast());
  }
}
