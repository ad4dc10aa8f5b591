package dev.reinstate.hooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt at a delivery. */
sealed interface AttemptResult {

  /**
   * The receiver has acknowledged it.
   *
   * @param status of HTTP; null over the bus
   */
  record Acknowledged(@Nullable Integer status) implements AttemptResult {}

  /**
   * It has not, or nobody knows.
   *
   * @param reason in a few words, without addresses or content
   * @param status of HTTP; null when there was no answer
   * @param retryAfter how long the receiver asks to be left alone; null when it does not
   */
  record Failed(String reason, @Nullable Integer status, @Nullable Duration retryAfter)
      implements AttemptResult {
    /** There was no answer. */
    Failed(String reason) {
      this(reason, null, null);
    }
  }

  /** It wants nothing more, now or ever: HTTP status 410. */
  record Gone() implements AttemptResult {}
}
