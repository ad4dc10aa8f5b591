package dev.reinstate.hooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery that has failed is attempted again: after the pause configured for that failure
 * and up to a fifth of it more, so that what failed together does not come back together; later if
 * the receiver asks for it, but a day later at most.
 *
 * @param pauses after each failed attempt
 */
record RetrySchedule(List<Duration> pauses) {
  private static final Duration LONGEST_WISH = Duration.ofHours(24);
  private static final double JITTER = 0.2;

  /** Keeps its own copy. */
  RetrySchedule {
    pauses = List.copyOf(pauses);
  }

  /**
   * How long to wait.
   *
   * @param attempt which one failed, from 1
   * @param wish of the receiver; null when it has none
   * @return empty when that was the last attempt
   */
  Optional<Duration> pauseAfter(int attempt, @Nullable Duration wish, RandomGenerator random) {
    if (attempt > pauses.size()) {
      return Optional.empty();
    }
    long own = pauses.get(attempt - 1).toMillis();
    long wished = wish == null ? 0 : Math.min(wish.toMillis(), LONGEST_WISH.toMillis());
    long least = Math.max(own, wished);
    return Optional.of(Duration.ofMillis(least + (long) (own * JITTER * random.nextDouble())));
  }
}
