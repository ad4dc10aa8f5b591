package dev.reinstate.platform.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;

/**
 * Reads the log from a position, a page at a time: bounded in events and in bytes of the states
 * that come along with them.
 */
final class EventReader {
  /** The most events of a page. */
  static final int PAGE = 1_000;

  /** The most bytes of states in a page of more than one event. */
  private static final int PAGE_BYTES = 8 << 20;

  private static final String NOW = "select pg_current_snapshot()::text";

  /**
   * The log keeps events that have been read for a while, so a page of a new snapshot begins at the
   * first event that has not: the index on {@code xid} finds it, as whatever is not visible in
   * {@code since} was written by a transaction that had not ended then.
   */
  private static final String READ =
      """
      with first as materialized (
        select min(seq) as seq
        from (
          select seq
          from event
          where xid >= pg_snapshot_xmin($1::text::pg_snapshot)
            and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)
          offset 0) as unread
        where $3 = 0
      ),
      page as materialized (
        select *
        from event
        where seq > case when $3 = 0 then (select seq - 1 from first) else $3 end
          and pg_visible_in_snapshot(xid, $2::text::pg_snapshot)
          and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)
        order by seq
        limit $4
      ),
      sized as (
        select page.*,
               b.sha256 as before_sha256, b.data as before_data,
               a.sha256 as after_sha256, a.data as after_data,
               row_number() over in_order as place,
               sum(coalesce(b.size, 0) + coalesce(a.size, 0)) over in_order as bytes
        from page
        left join content b on b.content = page.before
        left join content a on a.content = page.after
        window in_order as (order by page.seq)
      )
      select seq, type, at, space, collection, document_id, version, restored_from, context::text,
             before, encode(before_sha256, 'hex') as before_sha256, case when $6 then before_data::text end as before_data,
             after, encode(after_sha256, 'hex') as after_sha256, case when $6 then after_data::text end as after_data,
             (select count(*) from page) as found
      from sized
      where not $6 or bytes <= $5 or place = 1
      order by seq
      """;

  private final boolean withStates;

  EventReader(boolean withStates) {
    this.withStates = withStates;
  }

  /** The end of the log. */
  static Future<LogPosition> end(SqlClient client) {
    return client
        .query(NOW)
        .execute()
        .map(rows -> LogPosition.after(rows.iterator().next().getString(0)));
  }

  Future<LogPage> read(SqlClient client, LogPosition from) {
    return until(client, from).compose(until -> read(client, from, until));
  }

  private static Future<String> until(SqlClient client, LogPosition from) {
    return from.until() == null
        ? end(client).map(LogPosition::since)
        : Future.succeededFuture(from.until());
  }

  private Future<LogPage> read(SqlClient client, LogPosition from, String until) {
    return client
        .preparedQuery(READ)
        .execute(Tuple.of(from.since(), until, from.seq(), PAGE, PAGE_BYTES, withStates))
        .map(rows -> page(from, until, rows));
  }

  private static LogPage page(LogPosition from, String until, RowSet<Row> rows) {
    var events = new ArrayList<LoggedEvent>(rows.size());
    long found = 0;
    for (Row row : rows) {
      events.add(EventRow.read(row));
      found = row.getLong(EventRow.COLUMNS);
    }
    boolean more = found == PAGE || found > events.size();
    return new LogPage(from.since(), until, events, more);
  }
}
