package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Shows how far a restore of a space is, while its own transaction can be seen by nobody: over
 * another connection, now and then, never one on top of the other. Nobody waits for it, and when it
 * fails, nothing else does.
 */
final class OperationProgress implements LongConsumer {
  private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

  private static final String SHOW =
      """
      update operation
      set by_collection = $2::text::jsonb, total = $3, done = $4
      where operation = $1 and status = 'running'
      """;

  private final Pg pg;
  private final String operation;
  private final String byCollection;
  private final long total;
  private final AtomicBoolean showing = new AtomicBoolean();
  private volatile long nextAt = System.nanoTime();

  OperationProgress(Pg pg, String operation, PlanOutcome.Ready what) {
    this.pg = pg;
    this.operation = operation;
    this.byCollection = OperationStore.json(what.byCollection());
    this.total = what.counts().total();
  }

  /** So many documents are dealt with. */
  @Override
  public void accept(long done) {
    if (System.nanoTime() - nextAt >= 0 && showing.compareAndSet(false, true)) {
      nextAt = System.nanoTime() + PAUSE_NANOS;
      pg.query(SHOW, Tuple.of(operation, byCollection, total, done))
          .onComplete(shown -> showing.set(false));
    }
  }
}
