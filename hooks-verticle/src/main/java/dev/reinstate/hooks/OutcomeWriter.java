package dev.reinstate.hooks;

import dev.reinstate.platform.Faults;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes outcomes in batches: what comes while a batch is being written forms the next one. What
 * cannot be written is forgotten: its lease ends, and it is delivered again. To be used on one
 * context.
 */
final class OutcomeWriter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);

  private record Entry(Outcome outcome, Promise<Void> done) {}

  private final Outcomes outcomes;
  private List<Entry> next = new ArrayList<>();
  private boolean writing;

  OutcomeWriter(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** Completes when it is written, or has been tried; never fails. */
  Future<Void> write(Outcome outcome) {
    Promise<Void> done = Promise.promise();
    next.add(new Entry(outcome, done));
    if (!writing) {
      writeNext();
    }
    return done.future();
  }

  private void writeNext() {
    List<Entry> batch = next;
    next = new ArrayList<>();
    writing = true;
    outcomes
        .write(batch.stream().map(Entry::outcome).toList())
        .onFailure(
            fault ->
                LOG.warn(
                    "the outcome of {} deliveries is lost: {}",
                    batch.size(),
                    Faults.describe(fault)))
        .onComplete(written -> batchIsOver(batch));
  }

  private void batchIsOver(List<Entry> batch) {
    writing = false;
    if (!next.isEmpty()) {
      writeNext();
    }
    batch.forEach(entry -> entry.done().complete());
  }
}
