package dev.reinstate.launcher.trouble;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long requests took lately, and how long those have waited that have no answer yet. */
final class Pace {

  private static final int ENOUGH = 20;

  private record Taken(long begun, long ended) {
    long nanos() {
      return ended - begun;
    }
  }

  private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
  private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

  /** A request begins; what is returned is for {@link #end}. */
  long begin() {
    long now = System.nanoTime();
    while (!waiting.add(now)) {
      now++;
    }
    return now;
  }

  void end(long begun) {
    waiting.remove(begun);
    taken.add(new Taken(begun, System.nanoTime()));
  }

  /**
   * The milliseconds in which 99 of 100 were over, of those that ended in this time up to now;
   * infinite if they are few.
   */
  double p99(Duration window) {
    long since = System.nanoTime() - window.toNanos();
    List<Long> nanos =
        taken.stream().filter(t -> t.ended() - since > 0).map(Taken::nanos).sorted().toList();
    return nanos.size() < ENOUGH
        ? Double.POSITIVE_INFINITY
        : nanos.get(nanos.size() * 99 / 100) / 1e6;
  }

  /** The milliseconds that somebody has waited who waits still; 0 if nobody does. */
  double longestWait() {
    long now = System.nanoTime();
    return waiting.stream().mapToLong(begun -> now - begun).max().orElse(0) / 1e6;
  }
}
