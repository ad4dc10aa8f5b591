package dev.reinstate.restore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * After which version the history of a space goes on.
 *
 * @param at when it was made; null in the cursor of a version that the caller may not read, which
 *     tells nothing of it but its number in the database
 */
record HistoryPosition(@Nullable Instant at, long doc, int version) {

  /** Before all that were made at that moment, which come after those made later. */
  static HistoryPosition from(@Nullable Instant moment) {
    return new HistoryPosition(moment, Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** The same without the time. */
  HistoryPosition untimed() {
    return new HistoryPosition(null, doc, version);
  }

  String cursor(String list) {
    String number = Long.toString(doc);
    String place = Integer.toString(version);
    return OpaqueCursor.write(
        list, at == null ? List.of(number, place) : List.of(number, place, at.toString()));
  }

  /** Null when the text is no cursor of this list. */
  static @Nullable HistoryPosition read(String list, String cursor) {
    List<String> values = OpaqueCursor.read(list, cursor);
    if (values == null || values.size() < 2 || values.size() > 3) {
      return null;
    }
    Instant at = values.size() == 2 ? null : OpaqueCursor.moment(values.getLast());
    return at == null && values.size() == 3 ? null : numbered(values, at);
  }

  private static @Nullable HistoryPosition numbered(List<String> values, @Nullable Instant at) {
    try {
      long doc = Long.parseLong(values.get(0));
      return new HistoryPosition(at, doc, Integer.parseInt(values.get(1)));
    } catch (NumberFormatException invalid) {
      return null;
    }
  }
}
