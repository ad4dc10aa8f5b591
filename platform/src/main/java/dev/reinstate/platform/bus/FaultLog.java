package dev.reinstate.platform.bus;

import dev.reinstate.contracts.FromRequest;
import dev.reinstate.platform.Faults;
import dev.reinstate.platform.LogLimit;
import dev.reinstate.platform.telemetry.RequestLog;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what made commands fail, at most one line a second: while a database is away every command
 * fails alike. Safe for use from any thread.
 */
final class FaultLog {
  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

  private final LogLimit limit = new LogLimit(Duration.ofSeconds(1));

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
    limit
        .line()
        .ifPresent(
            others -> LOG.error("{} failed: {}{}", address, Faults.describe(fault), and(others)));
  }

  private static String and(long others) {
    return others == 0 ? "" : ", as " + others + " commands before it";
  }
}
