package dev.reinstate.hooks;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has calls of pre-hooks wait until they may begin: those of one hook in the order in which they
 * came, and for a hook that hangs none of another. As many wait as {@link RunningCalls} bounds.
 * Safe for use from any thread.
 */
final class CallPlaces {
  /** What a call got. */
  enum Place {
    AT_ONCE,
    AFTER_A_WAIT,
    NONE
  }

  static final int WAITING_PER_HOOK = 256;
  static final int WAITING_IN_ALL = 1_024;

  private final RunningCalls running = new RunningCalls();
  private final RunningCalls waiting = new RunningCalls(WAITING_PER_HOOK, WAITING_IN_ALL);
  private final Set<Waiting> queue = new LinkedHashSet<>();

  private record Waiting(String hook, long size, CountDownLatch begun) {}

  /**
   * Takes a place, which has to be given back. Blocks until there is one or time is up.
   *
   * @param size characters of content that the call holds
   */
  Place take(String hook, long size, Deadline deadline) {
    var call = new Waiting(hook, size, new CountDownLatch(1));
    synchronized (this) {
      if (!isWaitedFor(hook) && running.begin(hook, size)) {
        return Place.AT_ONCE;
      }
      if (!waiting.begin(hook, size)) {
        return Place.NONE;
      }
      queue.add(call);
    }
    await(call, deadline);
    return gaveUp(call) ? Place.NONE : Place.AFTER_A_WAIT;
  }

  /** A call that had a place is over. */
  synchronized void giveBack(String hook, long size) {
    running.end(hook, size);
    letIn();
  }

  /** How many have no place yet. */
  synchronized int waiting() {
    return queue.size();
  }

  private boolean isWaitedFor(String hook) {
    return queue.stream().anyMatch(call -> call.hook.equals(hook));
  }

  private static void await(Waiting call, Deadline deadline) {
    try {
      boolean unused = call.begun.await(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Unless it has got a place; those behind it may be smaller. */
  private synchronized boolean gaveUp(Waiting call) {
    if (!queue.remove(call)) {
      return false;
    }
    waiting.end(call.hook, call.size);
    letIn();
    return true;
  }

  private void letIn() {
    Set<String> full = new HashSet<>();
    for (Iterator<Waiting> calls = queue.iterator(); calls.hasNext(); ) {
      Waiting call = calls.next();
      if (!full.contains(call.hook) && running.begin(call.hook, call.size)) {
        calls.remove();
        waiting.end(call.hook, call.size);
        call.begun.countDown();
      } else {
        full.add(call.hook);
      }
    }
  }
}
