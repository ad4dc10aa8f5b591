package dev.reinstate.hooks;

import java.time.Duration;

/** When an attempt has to be over. */
final class Deadline {
  private final long end;

  /** So much from now. */
  Deadline(Duration left) {
    end = System.nanoTime() + left.toNanos();
  }

  /** The same as {@link #remainingMillis}. */
  Duration remaining() {
    return Duration.ofMillis(remainingMillis());
  }

  /** At least one: what takes no time may still succeed. */
  long remainingMillis() {
    return Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis());
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }
}
