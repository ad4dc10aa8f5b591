package dev.reinstate.hooks;

import java.time.Duration;

/** What is done by one at a time, and then not again for a while. Safe for use from any thread. */
final class Seldom {
  private final Duration pause;
  private boolean running;
  private boolean resting;
  private long ended;

  /**
   * Nothing has begun yet.
   *
   * @param pause after each end
   */
  Seldom(Duration pause) {
    this.pause = pause;
  }

  /** Whether it may begin; it then has. */
  synchronized boolean begin() {
    if (running || (resting && System.nanoTime() - ended < pause.toNanos())) {
      return false;
    }
    running = true;
    return true;
  }

  /** What has begun is over, well or not. */
  synchronized void end() {
    running = false;
    resting = true;
    ended = System.nanoTime();
  }
}
