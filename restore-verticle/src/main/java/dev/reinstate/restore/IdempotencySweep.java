package dev.reinstate.restore;

import dev.reinstate.platform.Pg;
import io.vertx.sqlclient.Tuple;

/** Forgets idempotency keys after 24 hours, and content that only they still pointed at. */
final class IdempotencySweep implements Chore {
  private static final int STEP = 1_000;

  private static final String SWEEP =
      """
      with forgotten as materialized (
        delete from idempotency
        where (user_id, key) in (
          select user_id, key from idempotency where at < clock_timestamp() - interval '24 hours' order by at limit $1)
        returning user_id, key, doc, content
      )
      delete from content c
      using forgotten f
      where c.content = f.content
        and not exists (select from version v where v.doc = f.doc and v.content = f.content)
        and not exists (select from event e where e.doc = f.doc and f.content in (e.before, e.after))
        and not exists (
          select from idempotency i
          where i.doc = f.doc and i.content = f.content
            and not exists (select from forgotten o where (o.user_id, o.key) = (i.user_id, i.key)))
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
