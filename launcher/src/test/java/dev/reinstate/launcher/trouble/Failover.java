package dev.reinstate.launcher.trouble;

import java.util.List;

/**
 * One that is over; times by {@link System#nanoTime}.
 *
 * @param attempts before, during and after it
 * @param gone when the primary began to go away
 * @param promoted when the standby began to be promoted
 * @param end when surely all was well again
 */
record Failover(List<Attempt> attempts, long gone, long promoted, long end) {

  /** In which refused attempts need not get into the log. */
  Outage outage() {
    return new Outage(gone, end);
  }

  /** From the promotion to the first success after it. */
  long millisToResume() {
    return attempts.stream()
            .filter(Attempt::acknowledged)
            .mapToLong(attempt -> attempt.over() - promoted)
            .filter(after -> after > 0)
            .min()
            .orElseThrow()
        / 1_000_000;
  }

  /** What the caller who waited longest has waited. */
  long slowestMillis() {
    return attempts.stream()
            .mapToLong(attempt -> attempt.over() - attempt.sent())
            .max()
            .orElseThrow()
        / 1_000_000;
  }
}
