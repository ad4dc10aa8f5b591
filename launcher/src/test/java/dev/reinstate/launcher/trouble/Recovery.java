package dev.reinstate.launcher.trouble;

import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * How requests came to be answered again as before.
 *
 * @param usual the milliseconds in which 99 of 100 were answered before
 * @param again the same afterwards
 * @param millis from the trouble until then
 */
record Recovery(double usual, double again, long millis) {

  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final double FACTOR = 4;

  /** What the machine may need for something else. */
  private static final double NOISE_MILLIS = 250;

  /**
   * Waits for two seconds in which the pace is the usual one again.
   *
   * @param since when the trouble was, by {@link System#nanoTime}
   */
  static Recovery await(Pace pace, double usual, long since) {
    double bound = usual * FACTOR + NOISE_MILLIS;
    double again =
        Awaitility.await()
            .pollDelay(WINDOW)
            .atMost(SOON)
            .until(() -> Math.max(pace.p99(WINDOW), pace.longestWait()), millis -> millis <= bound);
    long over = System.nanoTime() - WINDOW.toNanos();
    return new Recovery(usual, again, (over - since) / 1_000_000);
  }
}
