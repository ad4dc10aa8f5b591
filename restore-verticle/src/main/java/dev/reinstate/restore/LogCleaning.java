package dev.reinstate.restore;

import dev.reinstate.platform.Pg;
import io.vertx.sqlclient.Tuple;

/** Removes events that every known consumer has passed; none as long as no consumer is known. */
final class LogCleaning implements Chore {
  private static final int STEP = 10_000;

  private static final String CLEAN =
      """
      delete from event
      where ctid = any (array(
        select ctid
        from event
        where exists (select from position)
          and not exists (
            select from position where not pg_visible_in_snapshot(event.xid, position.since))
        order by seq
        limit $1))
      """;

  private final Pg pg;

  LogCleaning(Pg pg) {
    this.pg = pg;
  }

  @Override
  public void run() {
    boolean more = true;
    while (more) {
      more = pg.query(CLEAN, Tuple.of(STEP)).await().rowCount() == STEP;
    }
  }
}
