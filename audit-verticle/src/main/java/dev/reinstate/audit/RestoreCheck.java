package dev.reinstate.audit;

import dev.reinstate.audit.FoundEntry.Commit;
import dev.reinstate.audit.RestoredSpace.Changed;
import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the one entry of a restored space against what the service keeps of that restore, and
 * against the versions that it made, in bounded steps. Belongs to one verification, on a virtual
 * thread.
 */
final class RestoreCheck {
  private static final String KEPT =
      """
      select o.operation, o.space, o.restored_at, o.started_by, o.change_reason, o.by_collection::text as by_collection,
             o.date_time, o.undoes,
             coalesce(
               o.status = 'done' and jsonb_typeof(o.by_collection) = 'object'
                 and e.collection = 'spaces' and e.document_id = e.space and e.action = 'restore'
                 and e.restore_version is null and e.before is null
                 and e.space = o.space and e.timestamp = o.restored_at and e.user_id = o.started_by
                 and e.change_reason is not distinct from o.change_reason,
               false) as fits,
             (select data::text from content where content = e.after and jsonb_typeof(data) = 'object') as summary
      from audit.entry e
      join operation o on o.operation = e.operation_id
      where e.seq = $1
      """;

  /**
   * A version that was brought back has the content of the one it names, and a snapshot that of the
   * one before it, unless retention has taken that.
   */
  private static final String STEP =
      """
      with step as materialized (
        select *
        from version
        where operation = $1 and (doc, version) > ($2::bigint, $3::integer)
        order by doc, version
        limit 5000
      )
      select s.doc, s.version, s.action, d.collection,
             s.space = $4 and d.space = $4 and s.updated_at = $5 and s.updated_by = $6
               and (s.action = 'snapshot' or s.change_reason is not distinct from $7)
               and case s.action
                     when 'delete' then s.content is null
                     when 'restore' then s.content is not null and s.restored_from < s.version
                     else s.action = 'snapshot'
                   end
               and (p.version is null or p.content is not distinct from s.content) as fits
      from step s
      left join lateral (
        select space, collection from document where doc = s.doc offset 0
      ) d on true
      left join lateral (
        select version, content
        from version
        where doc = s.doc
          and version = case s.action when 'restore' then s.restored_from when 'snapshot' then s.version - 1 end
        offset 0
      ) p on true
      order by s.doc, s.version
      """;

  private static final String TAKEN =
      """
      select count(*)
      from (
        select
        from document d
        where d.space = $1 and d.collection = $2 and d.oldest > 1
          and not exists (select from version where operation = $3 and doc = d.doc)
        limit $4) as taken
      """;

  private final Pg pg;

  RestoreCheck(Pg pg) {
    this.pg = pg;
  }

  /** What became of the restore that an entry tells of. */
  Commit commit(long seq) {
    RowSet<Row> kept = FreshPlan.query(pg, KEPT, Tuple.of(seq)).await();
    if (kept.size() == 0) {
      return Commit.MISSING;
    }
    Row row = kept.iterator().next();
    String summary = row.getString("summary");
    if (!row.getBoolean("fits") || summary == null) {
      return Commit.DIFFERS;
    }
    RestoredSpace restore = RestoredSpace.of(row);
    return restore.isSummedUpBy(summary) && madeWhatItSays(restore) ? Commit.FITS : Commit.DIFFERS;
  }

  private boolean madeWhatItSays(RestoredSpace restore) {
    Map<String, Changed> said = restore.changed();
    Map<String, Changed> made = made(restore);
    return made != null
        && said.keySet().containsAll(made.keySet())
        && said.entrySet().stream()
            .allMatch(
                each ->
                    isAll(
                        restore,
                        each.getKey(),
                        each.getValue(),
                        made.getOrDefault(each.getKey(), Changed.NOTHING)));
  }

  /** By collection; null when one of its versions is not as it made it. */
  private @Nullable Map<String, Changed> made(RestoredSpace restore) {
    Map<String, Changed> made = new HashMap<>();
    RowSet<Row> step = step(restore, Long.MIN_VALUE, 0);
    while (step.size() > 0) {
      long doc = 0;
      int version = 0;
      for (Row row : step) {
        if (!Boolean.TRUE.equals(row.getBoolean("fits"))) {
          return null;
        }
        made.merge(row.getString("collection"), changed(row.getString("action")), Changed::plus);
        doc = row.getLong("doc");
        version = row.getInteger("version");
      }
      step = step(restore, doc, version);
    }
    return made;
  }

  private RowSet<Row> step(RestoredSpace restore, long doc, int version) {
    Tuple arguments =
        Tuple.of(
            restore.operation(),
            doc,
            version,
            restore.space(),
            restore.restoredAt(),
            restore.startedBy());
    return FreshPlan.query(pg, STEP, arguments.addValue(restore.changeReason())).await();
  }

  private static Changed changed(String action) {
    return switch (action) {
      case "restore" -> new Changed(1, 0);
      case "delete" -> new Changed(0, 1);
      default -> Changed.NOTHING;
    };
  }

  /** All there ever was, or what retention has left of it. */
  private boolean isAll(RestoredSpace restore, String collection, Changed said, Changed made) {
    long missing = said.total() - made.total();
    return made.restored() <= said.restored()
        && made.deleted() <= said.deleted()
        && (missing == 0 || taken(restore, collection, missing) == missing);
  }

  /** How many documents could have had a version of the restore; no more than asked for. */
  private long taken(RestoredSpace restore, String collection, long limit) {
    Tuple arguments = Tuple.of(restore.space(), collection, restore.operation(), limit);
    return FreshPlan.query(pg, TAKEN, arguments).await().iterator().next().getLong(0);
  }
}
