package dev.reinstate.audit;

import dev.reinstate.audit.FoundEntry.Commit;
import dev.reinstate.audit.FoundEntry.Contents;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads entries for a verification, a page at a time: bounded in entries and in bytes of the
 * contents that are hashed for it, in the database. An entry, its contents and its commit are of
 * one snapshot. Columns are read as text where somebody could have put anything into them.
 */
final class FoundPages {
  private static final String SQL =
      """
      with page as materialized (
        select *
        from audit.entry
        where seq > $1 and seq <= $2
        order by seq
        limit 2000
      ),
      sized as (
        select p.*,
               row_number() over in_order as place,
               sum(coalesce((select size from content where content = p.before), 0)::bigint
                   + coalesce((select size from content where content = p.after), 0)) over in_order as bytes
        from page p
        window in_order as (order by p.seq)
      )
      select e.seq, e.hash, e.previous_hash,
             e.event_id, trunc(extract(epoch from e.timestamp) * 1000000)::text as timestamp,
             e.action, e.space, e.collection, e.document_id, e.version, e.restore_version, e.success, e.error::text as error,
             e.user_id, to_json(e.user_roles)::text as user_roles, e.ip_address, e.user_agent, e.request_id,
             e.correlation_id, e.operation_id, e.change_reason, e.latency_ms::text as latency_ms,
             encode(b.sha256, 'hex') as before_sha256, encode(a.sha256, 'hex') as after_sha256,
             encode(sha256(convert_to(e.changes::text, 'UTF8')), 'hex') as changes_sha256, e.salt,
             case
               when (e.before is not null and b.sha256 is null) or (e.after is not null and a.sha256 is null) then 'GONE'
               when b.sha256 is distinct from b.recomputed or a.sha256 is distinct from a.recomputed then 'CHANGED'
               else 'INTACT'
             end as contents,
             case
               when not e.success or e.version < d.oldest then 'FITS'
               when e.version is null and e.operation_id is not null then 'OF_SPACE'
               when v.version is null then 'MISSING'
               when v.action = e.action and v.updated_at = e.timestamp and v.updated_by = e.user_id
                    and v.content is not distinct from e.after and v.restored_from is not distinct from e.restore_version
                    and v.change_reason is not distinct from e.change_reason
                    and v.operation is not distinct from e.operation_id
                 then 'FITS'
               else 'DIFFERS'
             end as commit
      from sized e
      -- Each looked up for itself: a plan for all at once could read whole tables.
      left join lateral (
        select sha256, sha256(convert_to(data::text, 'UTF8')) as recomputed from content where content = e.before offset 0
      ) b on true
      left join lateral (
        select sha256, sha256(convert_to(data::text, 'UTF8')) as recomputed from content where content = e.after offset 0
      ) a on true
      left join lateral (
        select doc, oldest
        from document
        where space = e.space and collection = e.collection and id = e.document_id
        offset 0
      ) d on true
      left join lateral (
        select * from version where doc = d.doc and version = e.version offset 0
      ) v on true
      where e.bytes <= 64 << 20 or e.place = 1
      order by e.seq
      """;

  private final Pg pg;

  FoundPages(Pg pg) {
    this.pg = pg;
  }

  /** The next entries after the first and up to the second place; none when there are none. */
  Future<List<FoundEntry>> next(long after, long upTo) {
    return FreshPlan.query(pg, SQL, Tuple.of(after, upTo))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(FoundPages::entry).toList());
  }

  private static FoundEntry entry(Row row) {
    String previousHash = row.getString("previous_hash");
    return new FoundEntry(
        row.getLong("seq"),
        previousHash,
        row.getString("hash"),
        EntryHash.of(previousHash, facts(row)),
        Contents.valueOf(row.getString("contents")),
        Commit.valueOf(row.getString("commit")));
  }

  private static EntryFacts facts(Row row) {
    return new EntryFacts(
        row.getString("event_id"),
        row.getString("timestamp"),
        row.getString("action"),
        row.getString("space"),
        row.getString("collection"),
        row.getString("document_id"),
        row.getInteger("version"),
        row.getInteger("restore_version"),
        row.getBoolean("success"),
        row.getString("error"),
        row.getString("user_id"),
        row.getString("user_roles"),
        row.getString("ip_address"),
        row.getString("user_agent"),
        row.getString("request_id"),
        row.getString("correlation_id"),
        row.getString("operation_id"),
        row.getString("change_reason"),
        row.getString("latency_ms"),
        row.getString("before_sha256"),
        row.getString("after_sha256"),
        row.getString("changes_sha256"),
        row.getString("salt"));
  }
}
