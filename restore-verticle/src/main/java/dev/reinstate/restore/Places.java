package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds how much heavy work is done at a time in a process: others wait for a place, for 10
 * seconds, and so many of them; beyond that it is refused. Safe for use from any thread that may
 * block.
 */
final class Places {
  private static final int MOST_WAITING = 64;
  private static final int LONGEST_WAIT_SECONDS = 10;

  private final Semaphore free;
  private final String full;

  /**
   * All of them are free.
   *
   * @param full what somebody is told who does not get one
   */
  Places(int count, String full) {
    free = new Semaphore(count, true);
    this.full = full;
  }

  /** Does the work when there is a place for it. */
  <T> Reply<T> whenFree(Supplier<Reply<T>> work) {
    if (!take()) {
      return new Refused<>(new Unavailable(full));
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private boolean take() {
    try {
      return free.getQueueLength() < MOST_WAITING
          && free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
