package dev.reinstate.restore;

import dev.reinstate.restore.ChangeOutcome.SpaceBusy;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Changes of spaces that somebody has for himself at the moment wait here, in their order. Of each
 * space one of them tries again and again, so that they cost the others next to nothing; when it
 * gets in, so may all. Bounded in number, in bytes and in time: what waits for too long is told
 * that the space is busy. Safe for use from any thread; everything happens on one.
 */
final class BusySpaces {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 4_096;
  private static final long MOST_WAITING_BYTES = 64 << 20;

  private record Waiting(Change change, long until, Promise<ChangeOutcome> result) {
    boolean isOver() {
      return System.nanoTime() - until > 0;
    }
  }

  private final Vertx vertx;
  private final Executor thread;
  private final Function<Change, Future<ChangeOutcome>> attempt;
  private final Map<String, Deque<Waiting>> bySpace = new ConcurrentHashMap<>();
  private int waiting;
  private long waitingBytes;

  /**
   * Starts without any.
   *
   * @param thread runs one task at a time, in the order in which it was given them
   * @param attempt tries a change once
   */
  BusySpaces(Vertx vertx, Executor thread, Function<Change, Future<ChangeOutcome>> attempt) {
    this.vertx = vertx;
    this.thread = thread;
    this.attempt = attempt;
  }

  /** Whether changes of the space are waiting: then others have to wait behind them. */
  boolean contains(String space) {
    return bySpace.containsKey(space);
  }

  /** What becomes of a change that has met a busy space. */
  Future<ChangeOutcome> await(Change change) {
    Promise<ChangeOutcome> result = Promise.promise();
    long until = System.nanoTime() + LONGEST_WAIT.toNanos();
    thread.execute(() -> add(new Waiting(change, until, result)));
    return result.future();
  }

  /** Completes when it is worth to look once more whether a space is free. */
  Future<Void> betweenAttempts() {
    return vertx.timer(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void add(Waiting item) {
    int size = item.change().size();
    if (item.isOver() || waiting == MOST_WAITING || waitingBytes + size > MOST_WAITING_BYTES) {
      item.result().complete(new SpaceBusy());
      return;
    }
    waiting++;
    waitingBytes += size;
    String space = item.change().document().space();
    Deque<Waiting> queue = bySpace.get(space);
    if (queue == null) {
      queue = new ArrayDeque<>();
      bySpace.put(space, queue);
      tryLater(space, queue);
    }
    queue.addLast(item);
  }

  private void tryLater(String space, Deque<Waiting> queue) {
    betweenAttempts().onComplete(passed -> thread.execute(() -> tryFirst(space, queue)));
  }

  private void tryFirst(String space, Deque<Waiting> queue) {
    while (!queue.isEmpty() && queue.peekFirst().isOver()) {
      removed(queue.removeFirst()).result().complete(new SpaceBusy());
    }
    if (queue.isEmpty()) {
      bySpace.remove(space);
      return;
    }
    Future<ChangeOutcome> tried = attempt.apply(queue.getFirst().change());
    tried.onComplete(done -> thread.execute(() -> settleFirst(space, queue, tried)));
  }

  private void settleFirst(String space, Deque<Waiting> queue, Future<ChangeOutcome> tried) {
    if (metBusySpace(tried)) {
      tryLater(space, queue);
    } else {
      tried.onComplete(removed(queue.removeFirst()).result());
      releaseAll(space, queue);
    }
  }

  private void releaseAll(String space, Deque<Waiting> queue) {
    bySpace.remove(space);
    for (Waiting item : List.copyOf(queue)) {
      removed(item);
      Future<ChangeOutcome> tried = attempt.apply(item.change());
      tried.onComplete(done -> settle(item, tried));
    }
  }

  private void settle(Waiting item, Future<ChangeOutcome> tried) {
    if (metBusySpace(tried)) {
      thread.execute(() -> add(item));
    } else {
      tried.onComplete(item.result());
    }
  }

  private static boolean metBusySpace(Future<ChangeOutcome> tried) {
    return tried.succeeded() && tried.result() instanceof SpaceBusy;
  }

  private Waiting removed(Waiting item) {
    waiting--;
    waitingBytes -= item.change().size();
    return item;
  }
}
