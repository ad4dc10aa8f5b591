package dev.reinstate.hooks;

import dev.reinstate.contracts.DeliveryStatus;
import dev.reinstate.hooks.Outcome.Fate;
import dev.reinstate.platform.Faults;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes outcomes in batches: what comes within a few milliseconds, or while a batch is being
 * written, is written together. Nobody waits for it but the next event of the same document. What
 * cannot be written is forgotten: its lease ends, and it is delivered again. To be used on one
 * context.
 */
final class OutcomeWriter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);

  private record Entry(Outcome outcome, Promise<Void> done) {}

  /** In milliseconds. */
  private static final long PAUSE = 2;

  private final Vertx vertx;
  private final Outcomes outcomes;
  private final DeliveryMetrics metrics;
  private Runnable afterwards = () -> {};
  private List<Entry> next = new ArrayList<>();
  private boolean busy;

  OutcomeWriter(Vertx vertx, Outcomes outcomes, DeliveryMetrics metrics) {
    this.vertx = vertx;
    this.outcomes = outcomes;
    this.metrics = metrics;
  }

  /** Does this whenever outcomes have been written and who waited for them knows it. */
  void afterEachBatch(Runnable listener) {
    afterwards = listener;
  }

  /** Completes when it is written, or has been tried; never fails. */
  Future<Void> write(Outcome outcome) {
    Promise<Void> done = Promise.promise();
    next.add(new Entry(outcome, done));
    if (!busy) {
      busy = true;
      vertx.setTimer(PAUSE, timer -> writeNext());
    }
    return done.future();
  }

  private void writeNext() {
    List<Entry> batch = next;
    next = new ArrayList<>();
    outcomes
        .write(batch.stream().map(Entry::outcome).toList())
        .onFailure(
            fault ->
                LOG.warn(
                    "the outcome of {} deliveries is lost: {}",
                    batch.size(),
                    Faults.describe(fault)))
        .onSuccess(statuses -> batch.forEach(entry -> count(entry.outcome(), statuses)))
        .onComplete(written -> batchIsOver(batch));
  }

  private void count(Outcome outcome, Map<Long, DeliveryStatus> statuses) {
    ClaimedDelivery delivery = outcome.delivery();
    DeliveryStatus status = statuses.get(delivery.lease().queue());
    if (status == null) {
      metrics.leaseLost(delivery.hook());
    } else if (!(outcome.fate() instanceof Fate.Released)) {
      metrics.attempted(delivery.hook(), status);
    }
  }

  private void batchIsOver(List<Entry> batch) {
    busy = !next.isEmpty();
    if (busy) {
      vertx.setTimer(PAUSE, timer -> writeNext());
    }
    batch.forEach(entry -> entry.done().complete());
    afterwards.run();
  }
}
