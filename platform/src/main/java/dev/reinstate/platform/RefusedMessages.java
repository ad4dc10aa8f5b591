package dev.reinstate.platform;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs messages from other processes that were not believed, at most one line in ten seconds:
 * whoever sends them may send many. Safe for use from any thread.
 */
final class RefusedMessages {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedMessages.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());
  private final AtomicLong unlogged = new AtomicLong();

  /**
   * One more.
   *
   * @param sender whom it says that it is from
   */
  void refused(String why, UUID sender) {
    long now = System.nanoTime();
    long until = silentUntil.get();
    if (now - until >= 0 && silentUntil.compareAndSet(until, now + PAUSE_NANOS)) {
      LOG.warn(
          "a message that says it is from process {} is not believed: {} ({} others before it)",
          sender,
          why,
          unlogged.getAndSet(0));
    } else {
      unlogged.incrementAndGet();
    }
  }
}
