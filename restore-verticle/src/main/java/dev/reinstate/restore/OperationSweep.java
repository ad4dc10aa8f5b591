package dev.reinstate.restore;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Tuple;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes restores of spaces whose process has ended: those that are running without the lock of a
 * transaction that works on them. They have changed nothing, and the log says in the same
 * transaction that they were attempted.
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
        set status = 'failed', error_code = $2, error_message = $3, by_collection = '{}', done = 0, total = 0
        where operation in (select operation from abandoned) and status = 'running'
        returning operation, space, context
      ),
      """
          + OperationStore.FAILED_TOO
          + "select count(*) from failed";

  private final Pg pg;

  OperationSweep(Pg pg) {
    this.pg = pg;
  }

  @Override
  public void run() {
    ErrorText told = OperationStore.ABANDONED;
    Tuple arguments = Tuple.of(STEP, told.code(), told.message());
    long failed = pg.query(SWEEP, arguments).await().iterator().next().getLong(0);
    if (failed > 0) {
      LOG.warn("{} restores of spaces failed: the process that ran them has ended", failed);
    }
  }
}
