package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what changed in spaces, newest first. Snapshots before restores are no changes. */
final class HistoryStore {
  /** At so many versions a search looks before it ends, whatever it has found. */
  private static final int LOOKS = 10_000;

  private static final String NEXT =
      """
      select v.doc, v.version, v.action, v.updated_at, v.updated_by, v.change_reason, v.restored_from, v.operation,
             v.correlation, d.collection, d.id, d.asked_for, v.place = %1$d as last
      from (
        select doc, version, action, updated_at, updated_by, change_reason, restored_from, operation, correlation,
               row_number() over (order by updated_at desc, doc desc, version desc) as place
        from version
        where space = $1
          and action <> 'snapshot'
          and updated_at >= coalesce($2::timestamptz, '-infinity')
          and (updated_at, doc, version) < (coalesce($3::timestamptz, 'infinity'), $4::bigint, $5::integer)
        order by updated_at desc, doc desc, version desc
        limit %1$d
      ) v
      -- A subquery of its own, or the planner may look at every document to find the few.
      join lateral (
        select collection, id, collection = any ($6::text[]) and oldest <= v.version as asked_for
        from document
        where doc = v.doc
        limit 1
      ) d on d.asked_for or v.place = %1$d
      order by v.updated_at desc, v.doc desc, v.version desc
      limit $7
      """
          .formatted(LOOKS);

  private static final String MADE_AT =
      "select updated_at from version where space = $1 and doc = $2 and version = $3";

  private final Pg pg;

  HistoryStore(Pg pg) {
    this.pg = pg;
  }

  /**
   * Searches on for versions of documents of some collections. Where it ends without having found
   * as many as it may, the history ends, unless it says of the last one that it can go on.
   *
   * @param from the earliest moment, inclusive; null: the beginning
   * @param after where to go on; without a time: at the newest
   * @param limit how many to find, at most
   */
  Future<List<HistoryRow>> next(
      String space,
      Collection<String> collections,
      @Nullable Instant from,
      HistoryPosition after,
      int limit) {
    var arguments =
        Tuple.of(space, utc(from), utc(after.at()), after.doc(), after.version())
            .addValue(collections.toArray(String[]::new))
            .addInteger(limit);
    return pg.query(NEXT, arguments).map(rows -> all(space, rows));
  }

  /** The same position with its time; null when retention has taken the version. */
  Future<@Nullable HistoryPosition> timed(String space, HistoryPosition position) {
    if (position.at() != null) {
      return Future.succeededFuture(position);
    }
    return pg.query(MADE_AT, Tuple.of(space, position.doc(), position.version()))
        .map(
            rows ->
                rows.size() == 0
                    ? null
                    : new HistoryPosition(
                        rows.iterator().next().getOffsetDateTime(0).toInstant(),
                        position.doc(),
                        position.version()));
  }

  private static List<HistoryRow> all(String space, RowSet<Row> rows) {
    var all = new ArrayList<HistoryRow>(rows.size());
    rows.forEach(row -> all.add(HistoryRow.of(space, row)));
    return all;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
