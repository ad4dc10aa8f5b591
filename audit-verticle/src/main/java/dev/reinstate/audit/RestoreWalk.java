package dev.reinstate.audit;

import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all restores of spaces that were committed, those that changed nothing among them,
 * in bounded steps, and looks for the entry of each. Belongs to one verification, on a virtual
 * thread.
 */
final class RestoreWalk {
  private static final String STEP =
      "with "
          + WaitingEvents.TABLE
          + """
          , step as materialized (
            select operation, space, restored_at
            from operation
            where status = 'done' and operation > $1
            order by operation
            limit 1000
          )
          select s.operation, s.space, s.restored_at,
                 e.seq is null and not exists (select from waiting w where w.operation = s.operation) as lacking
          from step s
          left join lateral (
            select seq
            from audit.entry
            where operation_id = s.operation and success and version is null and space = s.space
            offset 0
          ) e on true
          order by s.operation
          """;

  private static final String LATER =
      "select min(seq) from audit.entry where space = $1 and timestamp > $2 and success";

  private final Pg pg;
  private final long last;

  /**
   * Takes where the chain ends.
   *
   * @param last its last place
   */
  RestoreWalk(Pg pg, long last) {
    this.pg = pg;
    this.last = last;
  }

  /** The first restore without an entry, told as the place where that should be; null: none. */
  @Nullable Problem run() {
    RowSet<Row> step = step("");
    while (step.size() > 0) {
      String reached = "";
      for (Row row : step) {
        if (row.getBoolean("lacking")) {
          return problem(row);
        }
        reached = row.getString("operation");
      }
      step = step(reached);
    }
    return null;
  }

  private RowSet<Row> step(String after) {
    return FreshPlan.query(pg, STEP, Tuple.of(after)).await();
  }

  private Problem problem(Row lacking) {
    String space = lacking.getString("space");
    Tuple arguments = Tuple.of(space, lacking.getOffsetDateTime("restored_at"));
    Long later = FreshPlan.query(pg, LATER, arguments).await().iterator().next().getLong(0);
    String commit =
        "The restore %s of the space %s was committed and has no entry"
            .formatted(lacking.getString("operation"), space);
    return later == null
        ? new Problem(last + 1, Kind.CUT, commit)
        : new Problem(later, Kind.FORGED, commit + " before this one");
  }
}
