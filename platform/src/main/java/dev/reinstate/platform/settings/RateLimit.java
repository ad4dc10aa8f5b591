package dev.reinstate.platform.settings;

/**
 * How many requests a caller may send: so many a second in the long run, and so many at once after
 * he has been quiet.
 *
 * @param requestsPerSecond 0 to 1,000,000; 0: as many as he likes
 * @param burst 1 to 1,000,000
 */
public record RateLimit(int requestsPerSecond, int burst) {

  /** No limit. */
  public static final RateLimit NONE = new RateLimit(0, 1);

  /** Whether everybody may send as many as he likes. */
  public boolean isNone() {
    return requestsPerSecond == 0;
  }
}
