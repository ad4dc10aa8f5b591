package dev.reinstate.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs so many calls at a time, each on a virtual thread, and lets so many wait. */
final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
  private static final ThreadFactory THREADS = Thread.ofVirtual().name("hook-", 0).factory();

  private final Semaphore places;
  private final Semaphore turns;
  private final int most;

  Calls(int atOnce, int waiting) {
    most = atOnce + waiting;
    places = new Semaphore(most);
    turns = new Semaphore(atOnce, true);
  }

  /**
   * Runs it when it is its turn.
   *
   * @return false if too many are waiting; it is not run then
   */
  boolean start(Runnable call) {
    if (!places.tryAcquire()) {
      return false;
    }
    THREADS.newThread(() -> inTurn(call)).start();
    return true;
  }

  /** Completes when no call is under way any more, or after this time; takes no more meanwhile. */
  Future<Void> ended(Duration patience) {
    Promise<Void> ended = Promise.promise();
    THREADS.newThread(() -> waitForAll(patience, ended)).start();
    return ended.future();
  }

  private void inTurn(Runnable call) {
    turns.acquireUninterruptibly();
    try {
      call.run();
    } finally {
      turns.release();
      places.release();
    }
  }

  private void waitForAll(Duration patience, Promise<Void> ended) {
    try {
      if (!places.tryAcquire(most, patience.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("a hook did not end within {}", patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.complete();
    }
  }
}
