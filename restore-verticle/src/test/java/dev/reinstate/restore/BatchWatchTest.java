package dev.reinstate.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.telemetry.Telemetry;
import dev.reinstate.platform.telemetry.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is counted of batches. */
class BatchWatchTest {

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final List<Promise<String>> running = new ArrayList<>();
  private final Batcher<String, String> batcher =
      new Batching(Runnable::run, new Telemetry(meters, Tracing.off()))
          .batcher("letters", limits(), item -> item, String::length, this::run);

  @Test
  void theItemsOfABatchAreCounted() {
    submit("a", "b", "c");

    finishRunning();

    assertThat(meters.get("reinstate.batch.size").tag("batch", "letters").summary())
        .satisfies(
            sizes -> {
              assertThat(sizes.count()).isEqualTo(2);
              assertThat(sizes.totalAmount()).isEqualTo(3);
            });
  }

  @Test
  void whatWaitsIsThereUntilItRuns() {
    submit("a", "b", "c");
    assertThat(waiting()).isEqualTo(2);

    finishRunning();

    assertThat(waiting()).isZero();
  }

  @Test
  void whatFindsTheQueueFullIsCounted() {
    submit("a", "b", "c", "d");

    assertThat(meters.get("reinstate.batch.rejected").counter().count()).isEqualTo(1);
  }

  private double waiting() {
    return meters.get("reinstate.batch.waiting").gauge().value();
  }

  private void submit(String... items) {
    Stream.of(items).forEach(batcher::submit);
  }

  private void finishRunning() {
    List<Promise<String>> now = List.copyOf(running);
    running.clear();
    now.forEach(Promise::complete);
  }

  private List<Future<String>> run(List<String> items) {
    return items.stream()
        .map(
            item -> {
              Promise<String> result = Promise.promise();
              running.add(result);
              return result.future();
            })
        .toList();
  }

  /** One batch in flight, two items waiting. */
  private static BatchLimits limits() {
    return new BatchLimits(10, 100, 2, 100, 1, 10);
  }
}
