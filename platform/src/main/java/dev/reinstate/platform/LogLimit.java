package dev.reinstate.platform;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a log from filling with what happens to everybody at once: lets one line through, then none
 * for a while. Safe for use from any thread.
 */
public final class LogLimit {
  private final long pauseNanos;
  private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());
  private final AtomicLong heldBack = new AtomicLong();

  /**
   * Lets the first line through.
   *
   * @param pause how long there is none after a line
   */
  public LogLimit(Duration pause) {
    pauseNanos = pause.toNanos();
  }

  /**
   * Asks for a line.
   *
   * @return how many were held back since the one before; empty: this one is, too
   */
  public OptionalLong line() {
    long now = System.nanoTime();
    long until = silentUntil.get();
    if (now - until >= 0 && silentUntil.compareAndSet(until, now + pauseNanos)) {
      return OptionalLong.of(heldBack.getAndSet(0));
    }
    heldBack.incrementAndGet();
    return OptionalLong.empty();
  }
}
