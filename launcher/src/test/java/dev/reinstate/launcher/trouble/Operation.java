package dev.reinstate.launcher.trouble;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.Jwt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A change that leaves its tag in the history, as the reason of its version, and in the audit
 * trail, as the id of its request.
 *
 * @param keyed whether it is sent with an idempotency key, which is the tag
 * @param flaw why it is going to be refused
 */
record Operation(String tag, String method, String target, String body, boolean keyed, Flaw flaw) {

  /** Why a change is refused. */
  enum Flaw {
    NONE,
    MISSING_VERSION,
    STRANGER,
    STALE
  }

  Operation(String tag, String method, String target, String body, boolean keyed) {
    this(tag, method, target, body, keyed, Flaw.NONE);
  }

  CompletableFuture<Answer> send(Caller admin) {
    List<String> headers = new ArrayList<>(List.of("X-Change-Reason", tag, "X-Request-ID", tag));
    if (keyed) {
      headers.addAll(List.of("Idempotency-Key", tag));
    }
    if (flaw == Flaw.STALE) {
      headers.addAll(List.of("If-Match", "\"2000000000\""));
    }
    Caller caller = flaw == Flaw.STRANGER ? admin.with(Jwt.of("eve", "stranger")) : admin;
    return caller.sendAsync(method, target, body, headers.toArray(String[]::new));
  }
}
