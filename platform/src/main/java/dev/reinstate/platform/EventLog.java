package dev.reinstate.platform;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Reads the event log from a consumer's position.
 *
 * <p>A position is a snapshot of the database: what is visible in a newer one and was not in the
 * position is new. So no event is skipped when a slow transaction commits behind a faster one, none
 * comes twice, events of one document keep their order, and no transaction, however long, holds up
 * the others. Between two snapshots a consumer goes on by {@code seq}, so that it reads in bounded
 * pages.
 */
public final class EventLog {
  /** The most events handed over at once. */
  static final int PAGE = 1_000;

  private static final String REGISTER =
      "insert into position (consumer) values ($1) on conflict (consumer) do nothing";

  /**
   * Skips a position that another process is working on: it does the work. Losing this commit in a
   * crash repeats it, so it need not be synced.
   */
  private static final String LOCK =
      """
      select since::text, until::text, seq, set_config('synchronous_commit', 'off', true)
      from position
      where consumer = $1
      for update skip locked
      """;

  /**
   * In a statement of its own after the lock: the snapshot of the one that locks can be older than
   * the position that another process has just left, and the position would move back.
   */
  private static final String NOW = "select pg_current_snapshot()::text";

  private static final String READ =
      """
      select seq, type, space, collection, document_id, version
      from event
      where seq > $3
        and pg_visible_in_snapshot(xid, $2::text::pg_snapshot)
        and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)
      order by seq
      limit $4
      """;

  private static final String ADVANCE =
      "update position set since = $2::text::pg_snapshot, until = $3::text::pg_snapshot, seq = $4"
          + " where consumer = $1";

  private final Pg pg;

  /** Reads through the given connections. */
  public EventLog(Pg pg) {
    this.pg = pg;
  }

  /** Makes a consumer known. From now on its events are kept until it has passed them. */
  public Future<Void> register(String consumer) {
    return pg.query(REGISTER, Tuple.of(consumer)).mapEmpty();
  }

  /**
   * Hands the next events to a consumer and moves its position, both in one transaction: what the
   * consumer writes over the given connection happens exactly once for each event.
   *
   * @param work what to do with the events; when it fails, the position stays
   * @return how many there were; when it is {@link #PAGE}, more may be waiting
   */
  public Future<Integer> advance(
      String consumer, BiFunction<SqlConnection, List<LoggedEvent>, Future<Void>> work) {
    return pg.transaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(consumer))
                .compose(
                    locked ->
                        locked.size() == 0
                            ? Future.succeededFuture(0)
                            : advance(connection, consumer, locked.iterator().next(), work)));
  }

  private static Future<Integer> advance(
      SqlConnection connection,
      String consumer,
      Row position,
      BiFunction<SqlConnection, List<LoggedEvent>, Future<Void>> work) {
    return until(connection, position)
        .compose(until -> read(connection, consumer, position, until, work));
  }

  private static Future<String> until(SqlConnection connection, Row position) {
    String begun = position.getString("until");
    return begun == null
        ? connection.query(NOW).execute().map(rows -> rows.iterator().next().getString(0))
        : Future.succeededFuture(begun);
  }

  private static Future<Integer> read(
      SqlConnection connection,
      String consumer,
      Row position,
      String until,
      BiFunction<SqlConnection, List<LoggedEvent>, Future<Void>> work) {
    String since = position.getString("since");
    return connection
        .preparedQuery(READ)
        .execute(Tuple.of(since, until, position.getLong("seq"), PAGE))
        .map(EventLog::events)
        .compose(
            events ->
                (events.isEmpty() ? Future.<Void>succeededFuture() : work.apply(connection, events))
                    .compose(
                        done ->
                            connection
                                .preparedQuery(ADVANCE)
                                .execute(next(consumer, since, until, events)))
                    .map(events.size()));
  }

  private static Tuple next(String consumer, String since, String until, List<LoggedEvent> events) {
    return events.size() < PAGE
        ? Tuple.of(consumer, until, null, 0L)
        : Tuple.of(consumer, since, until, events.getLast().seq());
  }

  private static List<LoggedEvent> events(RowSet<Row> rows) {
    var events = new ArrayList<LoggedEvent>(rows.size());
    rows.forEach(
        row ->
            events.add(
                new LoggedEvent(
                    row.getLong(0),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getInteger(5))));
    return events;
  }
}
