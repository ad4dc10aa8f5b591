package dev.reinstate.hooks;

import dev.reinstate.platform.settings.PostHook;
import io.vertx.core.Future;

/** Makes one attempt at a delivery. */
interface Sender {
  /**
   * Attempts it.
   *
   * @param hook as it is configured now
   * @return completes within the hook's time-out and a little; a failure is a fault of ours
   */
  Future<AttemptResult> send(PostHook hook, ClaimedDelivery delivery);
}
