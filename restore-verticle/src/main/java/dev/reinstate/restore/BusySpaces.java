package dev.reinstate.restore;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What wants to change spaces that somebody has for himself at the moment waits here, in its order.
 * Of each space somebody looks again and again whether it is free, so that those who wait cost the
 * others next to nothing; when it is, all of them try once more. Bounded in number, in bytes and in
 * time: what waits for too long is given up. Safe for use from any thread; everything happens on
 * one.
 */
final class BusySpaces {
  /**
   * Something that wants to change a space.
   *
   * @param size in bytes; asked for when it has to wait
   * @param attempt tries it once
   * @param metBusySpace whether an attempt has come to nothing because the space was busy
   * @param givenUp what has become of it when no other attempt is made
   */
  record Work<T>(
      String space,
      IntSupplier size,
      Supplier<Future<T>> attempt,
      Predicate<T> metBusySpace,
      T givenUp) {}

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 4_096;
  private static final long MOST_WAITING_BYTES = 64 << 20;

  private record Waiting<T>(Work<T> work, int size, long until, Promise<T> result) {
    boolean isOver() {
      return System.nanoTime() - until > 0;
    }

    void giveUp() {
      result.complete(work.givenUp());
    }

    Future<T> attempt() {
      return Future.succeededFuture().compose(now -> work.attempt().get());
    }
  }

  private final Vertx vertx;
  private final Executor thread;
  private final Function<String, Future<Boolean>> isFree;
  private final Map<String, Deque<Waiting<?>>> bySpace = new ConcurrentHashMap<>();
  private int waiting;
  private long waitingBytes;

  /**
   * Starts without any.
   *
   * @param thread runs one task at a time, in the order in which it was given them
   * @param isFree looks whether nobody has a space for himself
   */
  BusySpaces(Vertx vertx, Executor thread, Function<String, Future<Boolean>> isFree) {
    this.vertx = vertx;
    this.thread = thread;
    this.isFree = isFree;
  }

  /** Tries it until it does not meet a busy space; behind those that wait for the space already. */
  <T> Future<T> run(Work<T> work) {
    if (bySpace.containsKey(work.space())) {
      return await(work);
    }
    return work.attempt()
        .get()
        .compose(
            outcome ->
                work.metBusySpace().test(outcome) ? await(work) : Future.succeededFuture(outcome));
  }

  /** Completes when it is worth to look once more whether a space is free. */
  Future<Void> betweenLooks() {
    return vertx.timer(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  private <T> Future<T> await(Work<T> work) {
    Promise<T> result = Promise.promise();
    int size = work.size().getAsInt();
    long until = System.nanoTime() + LONGEST_WAIT.toNanos();
    thread.execute(() -> add(new Waiting<>(work, size, until, result)));
    return result.future();
  }

  private void add(Waiting<?> item) {
    if (item.isOver()
        || waiting == MOST_WAITING
        || waitingBytes + item.size() > MOST_WAITING_BYTES) {
      item.giveUp();
      return;
    }
    waiting++;
    waitingBytes += item.size();
    String space = item.work().space();
    Deque<Waiting<?>> queue = bySpace.get(space);
    if (queue == null) {
      queue = new ArrayDeque<>();
      bySpace.put(space, queue);
      lookLater(space, queue);
    }
    queue.addLast(item);
  }

  private void lookLater(String space, Deque<Waiting<?>> queue) {
    betweenLooks().onComplete(passed -> thread.execute(() -> look(space, queue)));
  }

  private void look(String space, Deque<Waiting<?>> queue) {
    queue.removeIf(this::isGivenUp);
    if (queue.isEmpty()) {
      bySpace.remove(space);
      return;
    }
    Future<Boolean> look = isFree.apply(space);
    look.onComplete(done -> thread.execute(() -> looked(space, queue, look)));
  }

  /** Where nobody could look, those who wait find out themselves what the matter is. */
  private void looked(String space, Deque<Waiting<?>> queue, Future<Boolean> look) {
    if (look.succeeded() && !look.result()) {
      lookLater(space, queue);
    } else {
      bySpace.remove(space);
      queue.forEach(this::tryAgain);
    }
  }

  private <T> void tryAgain(Waiting<T> item) {
    removed(item);
    Future<T> tried = item.attempt();
    tried.onComplete(
        done -> {
          if (tried.succeeded() && item.work().metBusySpace().test(tried.result())) {
            thread.execute(() -> add(item));
          } else {
            tried.onComplete(item.result());
          }
        });
  }

  private boolean isGivenUp(Waiting<?> item) {
    if (!item.isOver()) {
      return false;
    }
    removed(item);
    item.giveUp();
    return true;
  }

  private void removed(Waiting<?> item) {
    waiting--;
    waitingBytes -= item.size();
  }
}
