package dev.reinstate.launcher.trouble;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import java.util.concurrent.CompletableFuture;

/**
 * A change that leaves its tag in the history, as the reason of its version.
 *
 * @param keyed whether it is sent with an idempotency key, which is the tag
 */
record Operation(String tag, String method, String target, String body, boolean keyed) {

  CompletableFuture<Answer> send(Caller caller) {
    return keyed
        ? caller.sendAsync(method, target, body, "X-Change-Reason", tag, "Idempotency-Key", tag)
        : caller.sendAsync(method, target, body, "X-Change-Reason", tag);
  }
}
