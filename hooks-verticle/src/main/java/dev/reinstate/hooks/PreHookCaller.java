package dev.reinstate.hooks;

import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.PreHookAnswer.Failed;
import dev.reinstate.hooks.HttpPoster.KeptConnectionBroke;
import dev.reinstate.platform.bus.Acknowledgement;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.bus.WorkerReply;
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
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Asks a worker on the event bus, or an endpoint. Safe for use from any thread that may block: it
 * reads what they say, which can take longer than an event loop has.
 */
final class PreHookCaller {
  /** What becomes of whoever does not answer in time. */
  static final Failed LATE = new Failed(HttpPoster.LATE);

  private static final Failed TOO_LARGE = new Failed("its answer is too large");

  /** As long as a document can become when all of it is escaped that may be. */
  private static final int ESCAPED = 3;

  /** What an answer may have beside the document. */
  private static final int AROUND_THE_DOCUMENT = 64 << 10;

  private final HttpPoster poster;
  private final HttpPoster anew;
  private final Bus bus;
  private final Clock clock;
  private final IntSupplier maxDocument;

  /**
   * Takes the ways to ask.
   *
   * @param poster may keep connections
   * @param anew does not
   * @param maxDocument the most bytes that a document may have
   */
  PreHookCaller(HttpPoster poster, HttpPoster anew, Bus bus, Clock clock, IntSupplier maxDocument) {
    this.poster = poster;
    this.anew = anew;
    this.bus = bus;
    this.clock = clock;
    this.maxDocument = maxDocument;
  }

  /** Blocks for the time and a little at most. */
  PreHookAnswer ask(BusWorker worker, CallPreHook call, Duration time) {
    Map<String, String> headers =
        TraceHeader.with(
            BusMessage.headers(call.id(), call.hook(), call.attempt()),
            call.context().traceParent());
    return answer(bus.ask(worker.address(), PreHookMessage.text(call), headers, time).await());
  }

  private PreHookAnswer answer(WorkerReply reply) {
    if (reply.acknowledgement() != Acknowledgement.GIVEN) {
      return new Failed(BusMessage.reason(reply.acknowledgement()));
    }
    return reply.text() == null ? new Failed("its answer is no text") : answer(reply.text());
  }

  private PreHookAnswer answer(String text) {
    return text.length() > limit()
        ? TOO_LARGE
        : AnswerReader.verdict(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same for an endpoint, which can know who asks if it shares a secret. It is asked once more
   * when it seems to have closed a connection that was kept.
   */
  PreHookAnswer ask(Http target, CallPreHook call, Duration time) {
    byte[] body = PreHookMessage.text(call).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/json");
    if (!target.secrets().isEmpty()) {
      headers.putAll(Signature.headers(target.secrets(), call.id(), clock.instant(), body));
    }
    Map<String, String> all = TraceHeader.with(headers, call.context().traceParent());
    var deadline = new Deadline(time);
    Function<HttpPoster, Future<Supplier<PreHookAnswer>>> attempt =
        way ->
            way.post(
                target.url(),
                call.attempt(),
                all,
                body,
                deadline,
                response -> unread(response, deadline));
    return attempt
        .apply(poster)
        .recover(
            fault ->
                fault instanceof KeptConnectionBroke
                    ? attempt.apply(anew)
                    : Future.failedFuture(fault))
        .otherwise(fault -> () -> failed(fault))
        .await()
        .get();
  }

  /** All of the answer; what it means is for the thread that asked. */
  private Future<Supplier<PreHookAnswer>> unread(HttpClientResponse response, Deadline deadline) {
    int status = response.statusCode();
    Future<Buffer> body = BoundedBody.of(response, limit(), deadline);
    return switch (status / 100) {
      case 2 -> body.map(buffer -> () -> AnswerReader.verdict(buffer.getBytes()));
      case 4 -> body.map(buffer -> () -> AnswerReader.rejection(status, buffer.getBytes()));
      default -> body.otherwiseEmpty().map(buffer -> () -> new Failed("status " + status));
    };
  }

  private int limit() {
    return ESCAPED * maxDocument.getAsInt() + AROUND_THE_DOCUMENT;
  }

  private static Failed failed(Throwable fault) {
    return fault instanceof BoundedBody.TooLarge ? TOO_LARGE : new Failed(HttpPoster.reason(fault));
  }
}
