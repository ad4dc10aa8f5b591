package dev.reinstate.launcher.trouble;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * One that is over.
 *
 * @param name with which the tags of its attempts begin
 * @param begin before the first attempt
 * @param outage in which the database was out of reach
 */
record ClusterRound(
    String name,
    Trouble trouble,
    Instant begin,
    List<Repeated> attempts,
    Recovery recovery,
    Outage outage) {

  long count(Predicate<Repeated> those) {
    return attempts.stream().filter(those).count();
  }

  /** What the caller has waited who waited longest, with all his tries. */
  long slowestMillis() {
    return attempts.stream()
            .map(Repeated::attempt)
            .mapToLong(attempt -> attempt.over() - attempt.sent())
            .max()
            .orElseThrow()
        / 1_000_000;
  }
}
