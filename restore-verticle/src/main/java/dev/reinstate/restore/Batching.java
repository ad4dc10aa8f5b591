package dev.reinstate.restore;

import dev.reinstate.platform.telemetry.Telemetry;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Where batches are made, and who is told of them.
 *
 * @param thread runs one task at a time, in the order in which it was given them
 */
record Batching(Executor thread, Telemetry telemetry) {

  /** Nobody is told. */
  static Batching on(Executor thread) {
    return new Batching(thread, Telemetry.none());
  }

  /** A {@link Batcher}, known as {@code name} to those who are told: one of few. */
  <I, R> Batcher<I, R> batcher(
      String name,
      BatchLimits limits,
      Function<I, Object> key,
      ToIntFunction<I> weight,
      Function<List<I>, List<Future<R>>> run) {
    return new Batcher<>(thread, limits, key, weight, run, new BatchWatch(name, telemetry));
  }
}
