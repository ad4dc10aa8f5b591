package dev.reinstate.worker.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Calls the worker under test; a test that needs an endpoint which it has not is left out. */
record WorkerUnderTest(
    Vertx vertx,
    @Nullable HookEndpoint preHook,
    @Nullable HookEndpoint postHook,
    Duration timeout) {

  /** An id that no other call has. */
  static String newId() {
    return "conformance-" + UUID.randomUUID();
  }

  /** Asks it about a change. */
  CompletableFuture<Reaction> ask(HookExample example, String id, int attempt) {
    return ask(Messages.question(example, id, attempt).toString(), id, attempt);
  }

  /** Sends this where it is asked about changes. */
  CompletableFuture<Reaction> ask(String body, String id, int attempt) {
    return send(present(preHook, "it is not asked"), Call.asking(id, attempt, body));
  }

  /** Tells it of a change. */
  Reaction tell(HookExample example, String id, int attempt) {
    return tell(Messages.event(example).toString(), id, attempt);
  }

  /** Sends this where it is told of changes. */
  Reaction tell(String body, String id, int attempt) {
    return send(present(postHook, "it is not told"), Call.telling(id, attempt, body)).join();
  }

  /** A good call of each endpoint that wants to see a signature. */
  List<SignedCall> signedCalls(HookExample example) {
    String id = newId();
    ObjectNode question = Messages.question(example, id, 1);
    List<SignedCall> calls = new ArrayList<>();
    if (preHook instanceof HookEndpoint.Http http && http.secret() != null) {
      calls.add(new SignedCall(http, Call.asking(id, 1, question.toString())));
    }
    if (postHook instanceof HookEndpoint.Http http && http.secret() != null) {
      calls.add(new SignedCall(http, Call.telling(id, 1, Messages.event(example).toString())));
    }
    return calls.isEmpty() ? abort("nothing is signed") : calls;
  }

  /** Makes a call. */
  CompletableFuture<Reaction> send(HookEndpoint endpoint, Call call) {
    return Caller.of(endpoint, vertx).call(call, timeout);
  }

  /** It, or the test is left out for this reason. */
  static <T> T present(@Nullable T value, String otherwise) {
    return value == null ? abort(otherwise) : value;
  }

  /** A call and where it goes. */
  record SignedCall(HookEndpoint.Http endpoint, Call call) {}
}
