package dev.reinstate.api;

import dev.reinstate.platform.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request, for those who watch. Named after its operation, never after its path, which names
 * documents. For use on one event loop.
 */
final class WatchedRequest {

  /** Where it was answered before that was known, or there is none. */
  private static final String NO_OPERATION = "none";

  private static final int FIRST_FAULT = 500;

  private final RequestWatch watch;
  private final String method;
  private final Span span;
  private final long begun = System.nanoTime();
  private String operation = NO_OPERATION;

  WatchedRequest(RequestWatch watch, String method, Span span) {
    this.watch = watch;
    this.method = method;
    this.span = span;
  }

  /** What commands and answers know it by in a trace; null: nobody follows it. */
  @Nullable String traceParent() {
    return Tracing.traceParent(span);
  }

  /** It is known what it is about. */
  void isFor(Operation found) {
    operation = found.id();
    if (span.isRecording()) {
      span.updateName(found.id());
      span.setAttribute("http.route", "/" + String.join("/", found.path().segments()));
    }
  }

  /** It is going to be answered so. To be called once. */
  void answered(Answer answer) {
    watch.answered(operation, method, answer, Duration.ofNanos(System.nanoTime() - begun));
    if (span.isRecording()) {
      span.setAttribute("http.response.status_code", answer.status());
      if (answer.status() >= FIRST_FAULT) {
        span.setStatus(StatusCode.ERROR);
      }
      if (answer.code() != null) {
        span.setAttribute("error.type", answer.code());
      }
      span.end();
    }
  }
}
