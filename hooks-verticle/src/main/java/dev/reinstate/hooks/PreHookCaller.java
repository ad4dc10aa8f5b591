package dev.reinstate.hooks;

import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.PreHookAnswer.Failed;
import dev.reinstate.platform.Bus;
import dev.reinstate.platform.WorkerReply;
import dev.reinstate.platform.settings.HookTarget.BusWorker;
import dev.reinstate.platform.settings.HookTarget.Http;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/** Asks a worker on the event bus, or an endpoint. Safe for use from any thread. */
final class PreHookCaller {
  /** What an answer may have beside the document. */
  private static final int AROUND_THE_DOCUMENT = 64 << 10;

  private final HttpPoster poster;
  private final Bus bus;
  private final Clock clock;
  private final IntSupplier maxDocument;

  /**
   * Takes the ways to ask.
   *
   * @param maxDocument the most bytes that a document may have
   */
  PreHookCaller(HttpPoster poster, Bus bus, Clock clock, IntSupplier maxDocument) {
    this.poster = poster;
    this.bus = bus;
    this.clock = clock;
    this.maxDocument = maxDocument;
  }

  /** Completes within the time and a little. */
  Future<PreHookAnswer> ask(BusWorker worker, CallPreHook call, Duration time) {
    Map<String, String> headers =
        Map.of(
            "webhook-id",
            call.id(),
            "hook",
            call.hook(),
            "attempt",
            Integer.toString(call.attempt()));
    return bus.ask(worker.address(), PreHookMessage.text(call), headers, time).map(this::answer);
  }

  private PreHookAnswer answer(WorkerReply reply) {
    return switch (reply.acknowledgement()) {
      case GIVEN ->
          reply.text() == null ? new Failed("its answer is no text") : answer(reply.text());
      case REFUSED -> new Failed("the worker failed");
      case NOT_IN_TIME -> new Failed("no answer in time");
      case NO_WORKER -> new Failed("no worker");
    };
  }

  private PreHookAnswer answer(String text) {
    return text.length() > limit()
        ? new Failed("its answer is too large")
        : AnswerReader.verdict(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for an endpoint, which can know who asks if it shares a secret. */
  Future<PreHookAnswer> ask(Http target, CallPreHook call, Duration time) {
    byte[] body = PreHookMessage.text(call).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/json");
    if (!target.secrets().isEmpty()) {
      headers.putAll(Signature.headers(target.secrets(), call.id(), clock.instant(), body));
    }
    var deadline = new Deadline(time);
    return poster
        .post(target.url(), call.attempt(), headers, body, deadline)
        .compose(response -> answer(response, deadline))
        .otherwise(fault -> new Failed(reason(fault)));
  }

  private Future<PreHookAnswer> answer(HttpClientResponse response, Deadline deadline) {
    int status = response.statusCode();
    Future<byte[]> body = BoundedBody.of(response, limit(), deadline).map(Buffer::getBytes);
    return switch (status / 100) {
      case 2 -> body.map(AnswerReader::verdict);
      case 4 -> body.map(bytes -> AnswerReader.rejection(status, bytes));
      default -> body.otherwiseEmpty().map(bytes -> new Failed("status " + status));
    };
  }

  private int limit() {
    return maxDocument.getAsInt() + AROUND_THE_DOCUMENT;
  }

  private static String reason(Throwable fault) {
    return fault instanceof BoundedBody.TooLarge
        ? "its answer is too large"
        : HttpPoster.reason(fault);
  }
}
