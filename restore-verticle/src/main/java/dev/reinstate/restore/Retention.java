package dev.reinstate.restore;

import java.util.Map;
import java.util.Set;

/**
 * Keeps history within its limits: what has just outgrown them first, then a step of the walk over
 * everything.
 */
final class Retention implements Chore {
  private final RetentionHints hints;
  private final RetentionWalk walk;
  private final RetentionLimits limits;
  private final PruneStatement prune;

  Retention(
      RetentionHints hints, RetentionWalk walk, RetentionLimits limits, PruneStatement prune) {
    this.hints = hints;
    this.walk = walk;
    this.limits = limits;
    this.prune = prune;
  }

  @Override
  public void run() {
    prune(hints.take());
    if (limits.limitAnything()) {
      prune(walk.next());
    }
  }

  private void prune(Map<String, Set<Long>> documents) {
    documents.forEach(
        (collection, numbers) ->
            prune.run(numbers, limits.maxVersions(collection), limits.cutoff(collection)).await());
  }
}
