package dev.reinstate.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what made commands fail, at most one line a second: while a database is away every command
 * fails alike. Safe for use from any thread.
 */
final class FaultLog {
  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());
  private final AtomicLong unlogged = new AtomicLong();

  /** Says which command met which kind of fault; the fault's own text may hold document content. */
  void failed(String command, Throwable fault) {
    LOG.debug("{} failed", command, fault);
    long now = System.nanoTime();
    long until = silentUntil.get();
    if (now - until >= 0 && silentUntil.compareAndSet(until, now + PAUSE_NANOS)) {
      LOG.error("{} failed: {}{}", command, Faults.describe(fault), andOthers());
    } else {
      unlogged.incrementAndGet();
    }
  }

  private String andOthers() {
    long others = unlogged.getAndSet(0);
    return others == 0 ? "" : ", as " + others + " commands before it";
  }
}
