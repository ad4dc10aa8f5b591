package dev.reinstate.restore;

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
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  /** By hook: there are as many as were ever configured. */
  private final Map<String, Long> lastLogged = new ConcurrentHashMap<>();

  /**
   * Says which hook met which kind of trouble.
   *
   * @param reason nothing of a document
   */
  void trouble(String hook, String reason) {
    long now = System.nanoTime();
    Long last = lastLogged.get(hook);
    boolean due = last == null || now - last >= PAUSE_NANOS;
    boolean mine =
        due
            && (last == null
                ? lastLogged.putIfAbsent(hook, now) == null
                : lastLogged.replace(hook, last, now));
    if (mine) {
      LOG.warn("hook {} failed: {}", hook, reason);
    } else {
      LOG.debug("hook {} failed: {}", hook, reason);
    }
  }
}
