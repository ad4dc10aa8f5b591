package dev.reinstate.api;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Set;

/** Lets pages of the configured origins call from a browser (Fetch Standard, CORS protocol). */
final class Cors {

  private static final Answer PREFLIGHT =
      new Answer(
          204,
          "",
          Map.of(
              "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
              "Access-Control-Allow-Headers",
                  "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, If-Range,"
                      + " Last-Event-ID, Prefer, Range, X-Change-Reason, X-Correlation-ID,"
                      + " X-Request-ID",
              "Access-Control-Max-Age", "600"),
          Buffer.buffer());
  private static final String EXPOSED =
      "ETag, Location, X-Request-ID, Idempotency-Replayed, X-Fields-Kept, Retry-After,"
          + " Content-Disposition, Content-Range, Accept-Ranges, Link, Preference-Applied";

  private final Set<String> origins;

  /**
   * @param origins as browsers send them; {@code *} for all, empty for none
   */
  Cors(Set<String> origins) {
    this.origins = origins;
  }

  /** The answer to the question that a browser asks in front of a request, without a token. */
  static Answer preflight() {
    return PREFLIGHT;
  }

  boolean isPreflight(HttpServerRequest request) {
    return request.method().equals(HttpMethod.OPTIONS)
        && request.headers().contains("Access-Control-Request-Method")
        && isAllowed(request);
  }

  /** Marks an answer as meant for the page that asks. */
  void mark(HttpServerRequest request, MultiMap answerHeaders) {
    if (isAllowed(request)) {
      answerHeaders.set("Access-Control-Allow-Origin", request.getHeader("Origin"));
      answerHeaders.set("Access-Control-Expose-Headers", EXPOSED);
    }
  }

  /** The request headers on which an answer depends. */
  String vary() {
    return origins.isEmpty() ? "Authorization, Accept" : "Authorization, Accept, Origin";
  }

  private boolean isAllowed(HttpServerRequest request) {
    if (origins.isEmpty()) {
      return false;
    }
    String origin = request.getHeader("Origin");
    return origin != null && (origins.contains("*") || origins.contains(origin));
  }
}
