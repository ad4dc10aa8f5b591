package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Tuple;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes restores of spaces whose process has ended: those that are running without the lock of a
 * transaction that works on them. They have changed nothing.
 */
final class OperationSweep implements Chore {
  private static final Logger LOG = LoggerFactory.getLogger(OperationSweep.class);
  private static final int STEP = 100;

  private static final String SWEEP =
      """
      with running as materialized (
        select operation from operation where status = 'running' order by operation limit $1
      ),
      abandoned as materialized (
        select operation from running where pg_try_advisory_xact_lock(hashtextextended(operation, 7303))
      ),
      failed as (
        -- The status is looked at once more: one may have been committed since this statement began.
        update operation
        set status = 'failed', error_code = 'INTERNAL_ERROR', error_message = 'The process that ran it has ended',
            by_collection = '{}', done = 0, total = 0
        where operation in (select operation from abandoned) and status = 'running'
        returning operation
      ),
      key_freed as (
        delete from idempotency where operation in (select operation from failed)
      )
      select count(*) from failed
      """;

  private final Pg pg;

  OperationSweep(Pg pg) {
    this.pg = pg;
  }

  @Override
  public void run() {
    long failed = pg.query(SWEEP, Tuple.of(STEP)).await().iterator().next().getLong(0);
    if (failed > 0) {
      LOG.warn("{} restores of spaces failed: the process that ran them has ended", failed);
    }
  }
}
