package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Tuple;

/**
 * Removes events that every known consumer has passed; none as long as no consumer is known. The
 * newest stay for those who read the log without a position that is known here, so that they can go
 * on after an interruption.
 */
final class LogCleaning implements Chore {
  private static final int STEP = 10_000;

  private static final String CLEAN =
      """
      with oldest as materialized (
        select ctid, xid
        from event
        where seq <= (select max(seq) from event) - $2
        order by seq
        limit $1
      ),
      passed as materialized (
        select ctid, xid
        from oldest
        where exists (select from position)
          and not exists (
            select from position where not pg_visible_in_snapshot(oldest.xid, position.since))
      ),
      gone as (
        delete from event where ctid = any (array(select ctid from passed)) returning xid
      ),
      noted as (
        update removed
        set xid = greatest(removed.xid, (select max(passed.xid) from passed))
        where exists (select from passed)
      )
      select count(*) from gone
      """;

  private final Pg pg;
  private final long kept;

  /**
   * Takes how much to leave.
   *
   * @param kept how many of the newest events stay even when everybody has read them
   */
  LogCleaning(Pg pg, long kept) {
    this.pg = pg;
    this.kept = kept;
  }

  @Override
  public void run() {
    boolean more = true;
    while (more) {
      more = pg.query(CLEAN, Tuple.of(STEP, kept)).await().iterator().next().getLong(0) == STEP;
    }
  }
}
