package dev.reinstate.audit;

import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all versions that were committed, in bounded steps, and looks for the entry of each:
 * its own, or that of the restore of a space which made it. Belongs to one verification, on a
 * virtual thread.
 *
 * <p>A version without an entry is nothing wrong as long as its event waits in the log for audit to
 * read it.
 */
final class CommitWalk {
  /**
   * A snapshot belongs to the restore that made it. The space that there always is was made with
   * its table, before there could be a log to tell of it.
   */
  private static final String STEP =
      """
      with step as materialized (
        select doc, version, action, space, operation, updated_by
        from version
        where (doc, version) > ($1::bigint, $2::integer)
        order by doc, version
        limit 5000
      ),
      restores as materialized (
        select e.operation_id, e.space
        from (select distinct operation from step where operation is not null) s
        cross join lateral (
          select operation_id, space
          from audit.entry
          where operation_id = s.operation and success and version is null
          offset 0
        ) e
      )
      select s.doc, s.version,
             s.action <> 'snapshot' and e.version is null and r.operation_id is null
               and not (d.collection = 'spaces' and d.id = 'default' and s.version = 1 and s.updated_by = 'reinstate')
               as suspect
      from step s
      left join restores r on r.operation_id = s.operation and r.space = s.space
      left join lateral (
        select space, collection, id from document where doc = s.doc offset 0
      ) d on true
      left join lateral (
        select version
        from audit.entry
        where space = d.space and collection = d.collection and document_id = d.id and version = s.version and success
        offset 0
      ) e on true
      order by s.doc, s.version
      """;

  private static final String LACKING =
      "with "
          + WaitingEvents.TABLE
          + """
          , lacking as materialized (
            select v.doc, v.version, v.space, v.operation
            from unnest($1::bigint[], $2::integer[]) as s (doc, version)
            join version v on v.doc = s.doc and v.version = s.version
            where not exists (select from waiting w where w.doc = v.doc and w.version = v.version)
              and not exists (select from waiting w where w.operation = v.operation)
          )
          select l.version, d.collection, d.id,
                 (select e.seq
                  from audit.entry e
                  where e.space = d.space and e.collection = d.collection and e.document_id = d.id and e.success
                    and e.version > l.version
                  order by e.version
                  limit 1) as later
          from lacking l
          left join lateral (
            select space, collection, id from document where doc = l.doc offset 0
          ) d on true
          left join lateral (
            select version
            from audit.entry
            where space = d.space and collection = d.collection and document_id = d.id and version = l.version and success
            offset 0
          ) e on true
          left join lateral (
            select seq
            from audit.entry
            where operation_id = l.operation and success and version is null and space = l.space
            offset 0
          ) r on true
          where e.version is null and r.seq is null
          order by l.doc, l.version
          limit 1
          """;

  private final Pg pg;
  private final long last;

  /**
   * Takes where the chain ends.
   *
   * @param last its last place
   */
  CommitWalk(Pg pg, long last) {
    this.pg = pg;
    this.last = last;
  }

  /** The first commit without an entry, told as the place where that should be; null: none. */
  @Nullable Problem run() {
    List<Row> step = step(Long.MIN_VALUE, 0);
    while (!step.isEmpty()) {
      List<Row> suspects = step.stream().filter(row -> row.getBoolean("suspect")).toList();
      Problem problem = suspects.isEmpty() ? null : judge(suspects);
      if (problem != null) {
        return problem;
      }
      Row reached = step.getLast();
      step = step(reached.getLong("doc"), reached.getInteger("version"));
    }
    return null;
  }

  private List<Row> step(long doc, int version) {
    RowSet<Row> rows = FreshPlan.query(pg, STEP, Tuple.of(doc, version)).await();
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  private @Nullable Problem judge(List<Row> suspects) {
    Tuple arguments =
        Tuple.tuple()
            .addValue(suspects.stream().map(row -> row.getLong("doc")).toArray(Long[]::new))
            .addValue(
                suspects.stream().map(row -> row.getInteger("version")).toArray(Integer[]::new));
    RowSet<Row> lacking = FreshPlan.query(pg, LACKING, arguments).await();
    return lacking.size() == 0 ? null : problem(lacking.iterator().next());
  }

  private Problem problem(Row lacking) {
    String commit =
        "Version "
            + lacking.getInteger("version")
            + " of "
            + lacking.getString("collection")
            + "/"
            + lacking.getString("id")
            + " was committed and has no entry";
    Long later = lacking.getLong("later");
    return later == null
        ? new Problem(last + 1, Kind.CUT, commit)
        : new Problem(later, Kind.FORGED, commit + " before this one");
  }
}
