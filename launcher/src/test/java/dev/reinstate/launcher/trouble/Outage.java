package dev.reinstate.launcher.trouble;

/**
 * A time in which the database was out of reach, by {@link System#nanoTime}.
 *
 * @param begin from just before it went away
 * @param end until surely all is well again
 */
record Outage(long begin, long end) {

  /** There was none while the service was there. */
  static final Outage NONE = new Outage(0, 0);

  /** Whether some of it fell into that time. */
  boolean touches(Attempt attempt) {
    return attempt.over() - begin >= 0 && attempt.sent() - end <= 0 && !equals(NONE);
  }
}
