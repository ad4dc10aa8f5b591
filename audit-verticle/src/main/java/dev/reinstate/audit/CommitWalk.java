package dev.reinstate.audit;

import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.platform.Pg;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Goes through everything that was committed, in bounded steps, and looks for its entry. Belongs to
 * one verification, on a virtual thread.
 *
 * <p>A version without an entry is nothing wrong as long as its event waits in the log for audit to
 * read it. An entry and the move of audit's position are one transaction, and so are a version and
 * its event; so in each snapshot a version has its entry, or an event that the position of the same
 * snapshot has not passed. A step therefore judges in one statement.
 */
final class CommitWalk {
  /** A snapshot belongs to the restore that made it. */
  private static final String STEP =
      """
      with step as materialized (
        select doc, version, action
        from version
        where (doc, version) > ($1::bigint, $2::integer)
        order by doc, version
        limit 5000
      )
      select s.doc, s.version, s.action <> 'snapshot' and e.version is null as suspect
      from step s
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
      """
      with waiting as materialized (
        select w.doc, w.version
        from position p
        join event w on w.xid >= pg_snapshot_xmin(p.since)
        where p.consumer = 'audit'
          and not pg_visible_in_snapshot(w.xid, p.since)
          and (p.until is null or w.seq > p.seq or not pg_visible_in_snapshot(w.xid, p.until))
      ),
      lacking as materialized (
        select v.doc, v.version
        from unnest($1::bigint[], $2::integer[]) as s (doc, version)
        join version v on v.doc = s.doc and v.version = s.version
        where not exists (select from waiting w where w.doc = v.doc and w.version = v.version)
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
      where e.version is null
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
