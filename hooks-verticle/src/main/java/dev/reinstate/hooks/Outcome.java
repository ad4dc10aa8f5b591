package dev.reinstate.hooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a delivery after an attempt.
 *
 * @param fingerprint of the hook's configuration that the attempt was made with
 */
record Outcome(ClaimedDelivery delivery, String fingerprint, Fate fate) {

  /** What becomes of it. */
  sealed interface Fate {
    /**
     * It is delivered.
     *
     * @param status of HTTP; null over the bus
     */
    record Delivered(@Nullable Integer status) implements Fate {}

    /**
     * It waits again.
     *
     * @param pause for how long at least
     */
    record Waiting(Duration pause, @Nullable Integer status, String reason) implements Fate {}

    /** It is dead, unless somebody has asked for a retry meanwhile. */
    record Dead(@Nullable Integer status, String reason) implements Fate {}

    /** It waits until its hook, which this disables, is enabled. */
    record Disabled() implements Fate {}

    /** It waits again, as if this attempt had not been: the process that was at it ends. */
    record Released() implements Fate {}
  }
}
