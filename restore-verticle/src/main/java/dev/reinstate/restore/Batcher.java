package dev.reinstate.restore;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Natural batching: runs what has arrived as soon as a run is free, however little; what arrives
 * meanwhile forms the next batch. There is no timer, so a lone item waits for nothing, and under
 * load many share one round trip and one commit. What goes beside a batch in flight has to be worth
 * it: many small batches side by side do more work than a few large ones.
 *
 * <p>Items of one key are never in flight together and keep their order. Bounded in every
 * direction; an item that does not fit any more is rejected at once. Items may come from any
 * thread; everything else happens on one.
 *
 * @param <I> an item
 * @param <R> its result
 */
final class Batcher<I, R> {
  private record Waiting<I, R>(I item, Object key, int weight, Span span, Promise<R> result) {}

  private final Executor thread;
  private final BatchLimits limits;
  private final Function<I, Object> key;
  private final ToIntFunction<I> weight;
  private final Function<List<I>, List<Future<R>>> run;
  private final BatchWatch watch;
  private final Deque<Waiting<I, R>> queue = new ArrayDeque<>();
  private final Set<Object> keysInFlight = new HashSet<>();
  private int batchesInFlight;
  private long waitingWeight;

  /**
   * Starts empty.
   *
   * @param thread runs one task at a time, in the order in which it was given them
   * @param key items with equal keys exclude each other
   * @param weight of an item in bytes
   * @param run carries out a batch: one future an item, in their order, which may complete at
   *     different times
   * @param watch is told of it all
   */
  Batcher(
      Executor thread,
      BatchLimits limits,
      Function<I, Object> key,
      ToIntFunction<I> weight,
      Function<List<I>, List<Future<R>>> run,
      BatchWatch watch) {
    this.thread = thread;
    this.limits = limits;
    this.key = key;
    this.weight = weight;
    this.run = run;
    this.watch = watch;
  }

  /**
   * Completes with the item's result; fails with {@link RejectedExecutionException} when too much
   * is waiting.
   */
  Future<R> submit(I item) {
    Promise<R> result = Promise.promise();
    var waiting =
        new Waiting<>(item, key.apply(item), weight.applyAsInt(item), watch.submitted(), result);
    thread.execute(() -> add(waiting));
    return result.future();
  }

  private void add(Waiting<I, R> item) {
    if (queue.size() >= limits.waiting() || waitingWeight + item.weight() > limits.waitingBytes()) {
      watch.rejected(item.span());
      item.result().fail(new RejectedExecutionException("queue full"));
      return;
    }
    queue.addLast(item);
    waitingWeight += item.weight();
    runWhatWaits();
    watch.waiting(queue.size());
  }

  private void runWhatWaits() {
    while (mayStart()) {
      List<Waiting<I, R>> batch = nextBatch();
      if (batch.isEmpty()) {
        return;
      }
      start(batch);
    }
  }

  private boolean mayStart() {
    return switch (batchesInFlight) {
      case 0 -> true;
      case 1 -> limits.inFlight() > 1 && queue.size() >= limits.beside();
      default -> batchesInFlight < limits.inFlight() && queue.size() >= limits.batch();
    };
  }

  private List<Waiting<I, R>> nextBatch() {
    var batch = new ArrayList<Waiting<I, R>>();
    long bytes = 0;
    for (Iterator<Waiting<I, R>> all = queue.iterator();
        all.hasNext() && batch.size() < limits.batch(); ) {
      Waiting<I, R> next = all.next();
      if (!batch.isEmpty() && bytes + next.weight() > limits.batchBytes()) {
        break;
      }
      if (keysInFlight.add(next.key())) {
        all.remove();
        batch.add(next);
        bytes += next.weight();
      }
    }
    waitingWeight -= bytes;
    return batch;
  }

  private void start(List<Waiting<I, R>> batch) {
    batchesInFlight++;
    Span span = watch.begin(batch.stream().map(Waiting::span).toList());
    List<Future<R>> results = results(batch, span);
    for (int i = 0; i < batch.size(); i++) {
      BatchWatch.follow(batch.get(i).span(), results.get(i));
      results.get(i).onComplete(batch.get(i).result());
    }
    Future.join(results).onComplete(done -> finish(batch, span));
  }

  /** A run that throws fails its items, and holds up nobody else. */
  private List<Future<R>> results(List<Waiting<I, R>> batch, Span span) {
    List<I> items = batch.stream().map(Waiting::item).toList();
    try {
      return watch.within(span, () -> run.apply(items));
    } catch (RuntimeException fault) {
      return Collections.nCopies(batch.size(), Future.failedFuture(fault));
    }
  }

  private void finish(List<Waiting<I, R>> batch, Span span) {
    span.end();
    batchesInFlight--;
    batch.forEach(waiting -> keysInFlight.remove(waiting.key()));
    runWhatWaits();
    watch.waiting(queue.size());
  }
}
