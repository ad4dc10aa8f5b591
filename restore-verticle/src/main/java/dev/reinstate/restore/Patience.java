package dev.reinstate.restore;

import java.time.Duration;

/**
 * How long one command may still take, or all of its hooks together. Safe for use from any thread.
 */
final class Patience {
  /** Less than callers wait for an answer, and enough for three runs of the hooks. */
  private static final Duration OF_A_COMMAND = Duration.ofSeconds(25);

  private final long end;

  private Patience(Duration left) {
    end = System.nanoTime() + left.toNanos();
  }

  /** From now on. */
  static Patience ofACommand() {
    return new Patience(OF_A_COMMAND);
  }

  /** Over. */
  static Patience none() {
    return new Patience(Duration.ZERO);
  }

  /** Zero or less when it is over. */
  Duration left() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  /** That time, or what is left if that is less. */
  Duration atMost(Duration wanted) {
    Duration left = left();
    return left.compareTo(wanted) < 0 ? left : wanted;
  }
}
