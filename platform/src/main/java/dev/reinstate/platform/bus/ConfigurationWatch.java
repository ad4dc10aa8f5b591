package dev.reinstate.platform.bus;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices processes that go by another configuration than this one. For a short time that is how
 * every change of it comes; what lasts is said once. For use on one event loop; {@link #own} from
 * any thread.
 */
final class ConfigurationWatch {
  /** How long it takes to change the configuration of one process after the other. */
  private static final Duration USUAL = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);

  /** After this time without a word of it, a process has gone. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final int MOST = 1_000;

  private record Difference(long since, boolean said) {}

  private final Supplier<String> own;
  private final Cache<UUID, Difference> differences =
      CacheBuilder.newBuilder().maximumSize(MOST).expireAfterAccess(REMEMBERED).build();

  /** Takes what tells the configuration of this process at the moment. */
  ConfigurationWatch(Supplier<String> own) {
    this.own = own;
  }

  String own() {
    return own.get();
  }

  /**
   * A process has told what it goes by.
   *
   * @param now as {@link System#nanoTime()} gives it
   * @return whether that was said to be another configuration, with this call
   */
  boolean told(UUID process, String configuration, long now) {
    if (configuration.equals(own())) {
      differences.invalidate(process);
      return false;
    }
    Difference known = differences.getIfPresent(process);
    if (known == null) {
      differences.put(process, new Difference(now, /* said= */ false));
      return false;
    }
    if (known.said() || now - known.since() <= USUAL.toNanos()) {
      return false;
    }
    differences.put(process, new Difference(known.since(), /* said= */ true));
    LOG.warn(
        "process {} has other collections, roles, policies or hooks in its configuration than this"
            + " one: what it decides and tells differs",
        process);
    return true;
  }
}
