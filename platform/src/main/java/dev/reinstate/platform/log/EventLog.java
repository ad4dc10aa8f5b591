package dev.reinstate.platform.log;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

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
  private static final String REGISTER =
      "insert into position (consumer) values ($1) on conflict (consumer) do nothing";

  /**
   * Skips a position that another process is working on: it does the work. Losing this commit in a
   * crash repeats it, so it need not be synced, unless the consumer asks for it.
   */
  private static final String LOCK =
      """
      select since::text, until::text, seq, set_config('synchronous_commit', 'off', true)
      from position
      where consumer = $1
      for update skip locked
      """;

  private static final String ADVANCE =
      "update position set since = $2::text::pg_snapshot, until = $3::text::pg_snapshot, seq = $4"
          + " where consumer = $1";

  /** In the order in which they were begun, so that the oldest is among those that are counted. */
  private static final String LAG =
      """
      select p.consumer, count(unread.at), coalesce(extract(epoch from clock_timestamp() - min(unread.at)), 0)::float8
      from position p
      left join lateral (
        select at
        from event
        where xid >= pg_snapshot_xmin(p.since)
          and not pg_visible_in_snapshot(xid, p.since)
          and (p.until is null or seq > p.seq or not pg_visible_in_snapshot(xid, p.until))
        order by xid
        limit 10000) unread on true
      group by p.consumer
      order by p.consumer
      """;

  /**
   * A position beyond the last transaction was made on a server whose last commits are gone: the
   * numbers of these transactions will be, or have been, given to others.
   */
  private static final String KEEPS =
      """
      select xid < pg_snapshot_xmax($1::text::pg_snapshot)
             and not exists (select from pg_snapshot_xip($1::text::pg_snapshot) as running where running <= xid)
             and pg_snapshot_xmax($2::text::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
      from removed
      """;

  private static final String SKIP =
      """
      update position
      set since = pg_current_snapshot(), until = null, seq = 0
      where consumer = $1
        and exists (
          select from event where xid >= pg_snapshot_xmin(since) and not pg_visible_in_snapshot(xid, since))
      """;

  private final Pg pg;
  private final EventReader reader;

  /** Reads through the given connections. */
  public EventLog(Pg pg) {
    this(pg, new EventReader(true));
  }

  private EventLog(Pg pg, EventReader reader) {
    this.pg = pg;
    this.reader = reader;
  }

  /** The same log for somebody who does not need what is in the states of documents. */
  public EventLog withoutStates() {
    return new EventLog(pg, new EventReader(false));
  }

  /** Makes a consumer known. From now on its events are kept until it has passed them. */
  public Future<Void> register(String consumer) {
    return pg.query(REGISTER, Tuple.of(consumer)).mapEmpty();
  }

  /** How far each known consumer is behind, sorted by name. */
  public Future<List<ConsumerLag>> lag() {
    return pg.query(LAG, Tuple.tuple())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new ConsumerLag(row.getString(0), row.getLong(1), row.getDouble(2)))
                    .toList());
  }

  /** Where the log ends now. */
  public Future<LogPosition> end() {
    return pg.execute(EventReader::end);
  }

  /** Reads some events without moving any position; at most a page. */
  public Future<LogPage> read(LogPosition from) {
    return pg.execute(client -> reader.read(client, from));
  }

  /**
   * Whether every event after a position that has ever been in the log is still there. When it is
   * not sure, it says no.
   */
  public Future<Boolean> keepsAllAfter(LogPosition position) {
    String newest = position.until() == null ? position.since() : position.until();
    return pg.query(KEEPS, Tuple.of(position.since(), newest))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /**
   * Hands the next events to a consumer and moves its position, both in one transaction: what the
   * consumer writes over the given connection happens exactly once for each event. It is not synced
   * to disk, and may be undone by a crash together with the move of the position, unless the
   * consumer sets {@code synchronous_commit} in it.
   *
   * @param work what to do with the events, of which there is at least one; when it fails, the
   *     position stays
   * @return whether more may be waiting
   */
  public Future<Boolean> advance(
      String consumer, BiFunction<SqlConnection, List<LoggedEvent>, Future<Void>> work) {
    return pg.transaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(consumer))
                .compose(
                    locked ->
                        locked.size() == 0
                            ? Future.succeededFuture(false)
                            : advance(
                                connection, consumer, position(locked.iterator().next()), work)));
  }

  /**
   * Moves a consumer's position to the end of the log without looking at what is on the way.
   *
   * @return false: nothing is waiting then
   */
  public Future<Boolean> skip(String consumer) {
    return pg.transaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(consumer))
                .compose(
                    locked ->
                        locked.size() == 0
                            ? Future.succeededFuture(false)
                            : connection
                                .preparedQuery(SKIP)
                                .execute(Tuple.of(consumer))
                                .map(false)));
  }

  // The snapshot that is read next is taken in a statement of its own after the lock: that of the
  // one that locks can be older than the position that another process has just left, and the
  // position would move back.
  private Future<Boolean> advance(
      SqlConnection connection,
      String consumer,
      LogPosition from,
      BiFunction<SqlConnection, List<LoggedEvent>, Future<Void>> work) {
    return reader
        .read(connection, from)
        .compose(
            page ->
                (page.events().isEmpty()
                        ? Future.<Void>succeededFuture()
                        : work.apply(connection, page.events()))
                    .compose(done -> move(connection, consumer, from, page))
                    .map(page.more()));
  }

  /** Not for nothing: a service at rest does not write. */
  private static Future<Void> move(
      SqlConnection connection, String consumer, LogPosition from, LogPage page) {
    if (page.events().isEmpty() && from.until() == null) {
      return Future.succeededFuture();
    }
    LogPosition next = page.next();
    return connection
        .preparedQuery(ADVANCE)
        .execute(Tuple.of(consumer, next.since(), next.until(), next.seq()))
        .mapEmpty();
  }

  private static LogPosition position(Row row) {
    return new LogPosition(row.getString("since"), row.getString("until"), row.getLong("seq"));
  }
}
