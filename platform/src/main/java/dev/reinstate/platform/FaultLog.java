package dev.reinstate.platform;

import dev.reinstate.contracts.FromRequest;
import dev.reinstate.platform.telemetry.RequestLog;
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

  /**
   * Says which command met which kind of fault; the fault's own text may hold document content.
   *
   * @param address where the command was sent to
   */
  void failed(String address, Object command, Throwable fault) {
    if (command instanceof FromRequest known) {
      RequestLog.of(known.context().requestId(), () -> failed(address, fault));
    } else {
      failed(address, fault);
    }
  }

  /** The same of what belongs to no request. */
  void failed(String address, Throwable fault) {
    LOG.debug("{} failed", address, fault);
    long now = System.nanoTime();
    long until = silentUntil.get();
    if (now - until >= 0 && silentUntil.compareAndSet(until, now + PAUSE_NANOS)) {
      LOG.error("{} failed: {}{}", address, Faults.describe(fault), andOthers());
    } else {
      unlogged.incrementAndGet();
    }
  }

  private String andOthers() {
    long others = unlogged.getAndSet(0);
    return others == 0 ? "" : ", as " + others + " commands before it";
  }
}
