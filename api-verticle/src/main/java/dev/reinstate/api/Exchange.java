package dev.reinstate.api;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.RequestContext;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to its answer.
 *
 * @param requestId names it in the answer and in logs
 * @param arrivedAt when its head had arrived
 * @param watched the same for those who watch
 */
record Exchange(
    HttpServerRequest request,
    Target target,
    String requestId,
    Instant arrivedAt,
    WatchedRequest watched) {

  private static final String CORRELATION_ID = "X-Correlation-ID";
  private static final int MAX_CORRELATION_ID = 128;
  private static final int MAX_USER_AGENT = 512;

  static Exchange of(HttpServerRequest request, Instant arrivedAt, WatchedRequest watched) {
    return new Exchange(request, Target.of(request), RequestId.of(request), arrivedAt, watched);
  }

  /** What goes over the bus before it is known whether the sender is let in. */
  RequestContext context(Actor actor) {
    return new RequestContext(
        actor, requestId, null, ipAddress(), null, arrivedAt, watched.traceParent());
  }

  /** What goes over the bus with the command. */
  RequestContext context(Headers headers, Actor actor) {
    return new RequestContext(
        actor,
        requestId,
        correlationId(headers),
        ipAddress(),
        headers.printable("User-Agent", MAX_USER_AGENT),
        arrivedAt,
        watched.traceParent());
  }

  private String ipAddress() {
    return Objects.requireNonNullElse(request.remoteAddress().hostAddress(), "");
  }

  private static @Nullable String correlationId(Headers headers) {
    String id = headers.single(CORRELATION_ID);
    if (id != null && !Syntax.isPrintable(id, MAX_CORRELATION_ID)) {
      throw Problems.badRequest(
              "X-Correlation-ID must be 1 to 128 printable ASCII characters",
              Details.of("header", CORRELATION_ID))
          .exception();
    }
    return id;
  }
}
