package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Tuple;

/** Forgets idempotency keys after 24 hours. */
final class IdempotencySweep implements Chore {
  private static final int STEP = 1_000;

  private static final String SWEEP =
      """
      delete from idempotency
      where (user_id, key) in (
        select user_id, key from idempotency where at < clock_timestamp() - interval '24 hours' order by at limit $1)
      """;

  private final Pg pg;

  IdempotencySweep(Pg pg) {
    this.pg = pg;
  }

  @Override
  public void run() {
    pg.query(SWEEP, Tuple.of(STEP)).await();
  }
}
