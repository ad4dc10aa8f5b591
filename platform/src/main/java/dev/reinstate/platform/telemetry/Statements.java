package dev.reinstate.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Work of the database as part of a request's trace; without SQL, and without its parameters. */
public final class Statements {

  private Statements() {}

  /**
   * Begins the work, in a span where this thread works for a request that is followed.
   *
   * @param name one of few
   */
  public static <T> Future<T> traced(String name, Supplier<Future<T>> work) {
    Tracing tracing = Tracing.here();
    return tracing.isOn() ? traced(tracing.beginHere(name, SpanKind.CLIENT), work) : work.get();
  }

  private static <T> Future<T> traced(Span span, Supplier<Future<T>> work) {
    span.setAttribute("db.system.name", "postgresql");
    return work.get()
        .onFailure(fault -> span.setStatus(StatusCode.ERROR, fault.getClass().getSimpleName()))
        .onComplete(ended -> span.end());
  }
}
