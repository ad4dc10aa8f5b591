package dev.reinstate.restore;

import dev.reinstate.platform.telemetry.Telemetry;
import dev.reinstate.platform.telemetry.Tracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells what a {@link Batcher} does.
 *
 * <p>In a trace, an item is a span from when it was submitted until its result is there, so the
 * waiting is in it. The run that many items share is one span: part of the first of them that is
 * followed, and every other one links to it.
 */
final class BatchWatch {
  private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128};

  private final String name;
  private final Tracing tracing;
  private final DistributionSummary sizes;
  private final Counter rejections;
  private volatile int waiting;

  BatchWatch(String name, Telemetry telemetry) {
    this.name = name;
    tracing = telemetry.tracing();
    sizes =
        DistributionSummary.builder("reinstate.batch.size")
            .description("How many items share one run")
            .tag("batch", name)
            .serviceLevelObjectives(SIZES)
            .register(telemetry.meters());
    rejections =
        Counter.builder("reinstate.batch.rejected")
            .description("Items that did not fit into the queue any more")
            .tag("batch", name)
            .register(telemetry.meters());
    Gauge.builder("reinstate.batch.waiting", () -> waiting)
        .description("Items in the queue")
        .tag("batch", name)
        .register(telemetry.meters());
  }

  /** An item is on its way into the queue; to be called on its sender's thread. */
  Span submitted() {
    return Tracing.here().isOn() ? tracing.beginHere(name, SpanKind.INTERNAL) : Span.getInvalid();
  }

  /** The queue has another length. Called by one thread. */
  void waiting(int items) {
    waiting = items;
  }

  /** The queue is full. */
  void rejected(Span item) {
    rejections.increment();
    item.end();
  }

  /** A run begins, for these; what it is for the trace. */
  Span begin(List<Span> items) {
    sizes.record(items.size());
    if (!tracing.isOn()) {
      return Span.getInvalid();
    }
    List<Span> followed = items.stream().filter(Span::isRecording).toList();
    if (followed.isEmpty()) {
      return Span.getInvalid();
    }
    Span run = tracing.beginIn(followed.getFirst(), name + " batch", SpanKind.INTERNAL);
    run.setAttribute("reinstate.batch.size", items.size());
    followed.stream().skip(1).forEach(item -> item.addLink(run.getSpanContext()));
    return run;
  }

  /** Does the work of a run, or begins it. */
  <T> T within(Span run, Supplier<T> work) {
    return tracing.within(run, work);
  }

  /** The result of an item is coming. */
  static void follow(Span item, Future<?> result) {
    if (item.isRecording()) {
      result.onComplete(there -> item.end());
    }
  }
}
