package dev.reinstate.platform.bus;

import dev.reinstate.platform.LogLimit;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs messages from other processes that were not believed, at most one line in ten seconds:
 * whoever sends them may send many. Safe for use from any thread.
 */
final class RefusedMessages {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedMessages.class);

  private final LogLimit limit = new LogLimit(Duration.ofSeconds(10));

  /**
   * One more.
   *
   * @param sender whom it says that it is from
   */
  void refused(String why, UUID sender) {
    limit
        .line()
        .ifPresent(
            others ->
                LOG.warn(
                    "a message that says it is from process {} is not believed: {} ({} others"
                        + " before it)",
                    sender,
                    why,
                    others));
  }
}
