package dev.reinstate.audit;

import dev.reinstate.contracts.AuditFilter;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads entries as they are stored. Safe for use from any thread. */
final class EntryStore {
  /** The most bytes of states in a page of more than one entry. */
  private static final int PAGE_BYTES = 8 << 20;

  private static final String PAGE =
      """
      with page as materialized (
        select *
        from audit.entry
        where %s
        order by seq desc
        limit $1
      ),
      sized as (
        select page.*,
               row_number() over in_order as place,
               sum(coalesce((select size from content where content = page.before), 0)::bigint
                   + coalesce((select size from content where content = page.after), 0)) over in_order as bytes
        from page
        window in_order as (order by page.seq desc)
      )
      select e.seq, e.event_id, e.timestamp, e.action, e.space, e.collection, e.document_id, e.version, e.restore_version,
             e.success, e.error::text as error, e.user_id, e.user_roles, e.ip_address, e.user_agent, e.request_id,
             e.correlation_id, e.operation_id, e.change_reason, e.latency_ms::float8 as latency_ms,
             (select data::text from content where content = e.before) as before,
             (select data::text from content where content = e.after) as after,
             e.hash, e.previous_hash,
             (select count(*) from page) as found
      from sized e
      where e.place < $1 and (e.bytes <= $2 or e.place = 1)
      order by e.seq desc
      """;

  /**
   * Some entries.
   *
   * @param entries newest first
   * @param more whether there are others after them
   */
  record Page(List<StoredEntry> entries, boolean more) {}

  private final Pg pg;

  EntryStore(Pg pg) {
    this.pg = pg;
  }

  /**
   * The newest entries that a filter asks for; fewer than asked for when they are large.
   *
   * @param before in earlier places only; null: in any
   */
  Future<Page> page(AuditFilter filter, int limit, @Nullable Long before) {
    Tuple arguments = arguments(limit);
    String where = new EntryConditions(arguments).add(filter).addBefore(before).sql();
    return FreshPlan.query(pg, PAGE.replace("%s", where), arguments).map(EntryStore::page);
  }

  /** One entry; null when there is none. */
  Future<@Nullable StoredEntry> read(long seq) {
    return FreshPlan.query(pg, PAGE.replace("%s", "seq = $3"), arguments(1).addLong(seq))
        .map(rows -> rows.size() == 0 ? null : StoredEntry.of(rows.iterator().next()));
  }

  /** One more is looked for, to know whether there is one. */
  private static Tuple arguments(int limit) {
    return Tuple.of(limit + 1, PAGE_BYTES);
  }

  private static Page page(RowSet<Row> rows) {
    var entries = new ArrayList<StoredEntry>(rows.size());
    long found = 0;
    for (Row row : rows) {
      entries.add(StoredEntry.of(row));
      found = row.getLong("found");
    }
    return new Page(entries, found > entries.size());
  }
}
