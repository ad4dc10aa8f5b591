package dev.reinstate.platform.log;

import dev.reinstate.platform.log.LoggedEvent.State;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from rows that begin with these columns, in this order: number, type, {@code at},
 * space, collection, document id, version, {@code restored_from}, context as text; then of the
 * state before, and of the one after, number, SHA-256 in hexadecimal digits, and text (null: not
 * asked for). By position, as by name each value would be searched for.
 */
public final class EventRow {
  /** How many columns there are; what else a row has begins at this position. */
  public static final int COLUMNS = 15;

  private EventRow() {}

  /** The event of a row. */
  public static LoggedEvent read(Row row) {
    return new LoggedEvent(
        row.getLong(0),
        EventType.of(row.getString(1)),
        row.getOffsetDateTime(2).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getInteger(6),
        row.getInteger(7),
        state(row, 9),
        state(row, 12),
        EventContext.parse(row.getString(8)));
  }

  /** None, too, where somebody has removed the content: nobody who reads on may stumble over it. */
  private static @Nullable State state(Row row, int first) {
    Long content = row.getLong(first);
    String sha256 = row.getString(first + 1);
    return content == null || sha256 == null
        ? null
        : new State(content, sha256, row.getString(first + 2));
  }
}
