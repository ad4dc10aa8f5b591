package dev.reinstate.restore;

import dev.reinstate.platform.LogLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what keeps hooks from their work, for each hook at most one line a second: while a worker is
 * away every change fails alike. Safe for use from any thread.
 */
final class HookTroubleLog {
  private static final Logger LOG = LoggerFactory.getLogger(HookTroubleLog.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** By hook: there are as many as were ever configured. */
  private final Map<String, LogLimit> limits = new ConcurrentHashMap<>();

  /**
   * Says which hook met which kind of trouble.
   *
   * @param reason nothing of a document
   */
  void trouble(String hook, String reason) {
    if (limits.computeIfAbsent(hook, first -> new LogLimit(PAUSE)).line().isPresent()) {
      LOG.warn("hook {} failed: {}", hook, reason);
    } else {
      LOG.debug("hook {} failed: {}", hook, reason);
    }
  }
}
