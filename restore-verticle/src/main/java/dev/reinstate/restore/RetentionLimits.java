package dev.reinstate.restore;

import dev.reinstate.platform.settings.CollectionSettings;
import dev.reinstate.platform.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * How much history each collection keeps. A collection without versioning keeps its heads; one that
 * is no longer configured keeps everything.
 */
final class RetentionLimits {
  private final Supplier<Settings> settings;
  private final Clock clock;

  RetentionLimits(Supplier<Settings> settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Whether any declared collection keeps less than everything. Of those that every space has, jobs
   * do: what a crash has left of one's past goes with its next change.
   */
  boolean limitAnything() {
    return settings.get().collections().values().stream()
        .anyMatch(
            collection ->
                !collection.versioned()
                    || collection.maxVersions() != null
                    || collection.retentionDays() != null);
  }

  /** How many versions a document may have, at least 1. */
  int maxVersions(String collection) {
    CollectionSettings found = settings.get().collection(collection);
    if (found == null) {
      return Integer.MAX_VALUE;
    }
    if (!found.versioned()) {
      return 1;
    }
    return found.maxVersions() == null ? Integer.MAX_VALUE : found.maxVersions();
  }

  /** Versions that were superseded before this moment go. */
  Instant cutoff(String collection) {
    CollectionSettings found = settings.get().collection(collection);
    return found == null || found.retentionDays() == null
        ? Instant.EPOCH
        : clock.instant().minus(Duration.ofDays(found.retentionDays()));
  }
}
