package dev.reinstate.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows requests through the service, in spans of OpenTelemetry. Where it is off, every span is
 * the invalid one, on which nothing has an effect, and nothing is made for it.
 *
 * <p>Between threads and processes a request is known by a {@code traceparent} as W3C Trace Context
 * has it, which commands and events carry; {@code tracestate} is not passed on. On one thread it is
 * known by OpenTelemetry's context, in which {@link #within} puts span and tracing both: so whoever
 * is called there needs nothing more to go on. Safe for use from any thread.
 */
public final class Tracing {

  /** The header that names the span a request comes from. */
  public static final String TRACE_PARENT = "traceparent";

  private static final Tracing OFF = new Tracing(null);
  private static final ContextKey<Tracing> KEY = ContextKey.named("reinstate.tracing");

  private final @Nullable Tracer tracer;

  private Tracing(@Nullable Tracer tracer) {
    this.tracer = tracer;
  }

  /** Follows nothing. */
  public static Tracing off() {
    return OFF;
  }

  /** Makes spans with this. */
  public static Tracing with(Tracer tracer) {
    return new Tracing(tracer);
  }

  /** What follows the work of this thread; off where nothing does. */
  public static Tracing here() {
    Tracing here = Context.current().get(KEY);
    return here == null ? OFF : here;
  }

  /** Whether there is anything to make. */
  public boolean isOn() {
    return tracer != null;
  }

  /**
   * Begins a span.
   *
   * @param name one of few: it names a kind of work
   * @param parent the {@code traceparent} of the span it is part of; where that is none or null, it
   *     begins a trace
   */
  public Span begin(String name, SpanKind kind, @Nullable String parent) {
    return tracer == null ? Span.getInvalid() : begin(name, kind, context(parent));
  }

  /** Begins a span that is part of the one of this thread. */
  public Span beginHere(String name, SpanKind kind) {
    return begin(name, kind, Context.current());
  }

  /** Begins a span that is part of another one. */
  public Span beginIn(Span parent, String name, SpanKind kind) {
    return begin(name, kind, Context.root().with(parent));
  }

  /** Does work, or begins it, that this span is about. */
  public <T> T within(Span span, Supplier<T> work) {
    return span.getSpanContext().isValid()
        ? Context.root().with(KEY, this).with(span).wrapSupplier(work).get()
        : work.get();
  }

  /** What to call the span to others: the value of a {@code traceparent}; null: it is none. */
  public static @Nullable String traceParent(Span span) {
    if (!span.getSpanContext().isValid()) {
      return null;
    }
    var value = new AtomicReference<String>();
    W3CTraceContextPropagator.getInstance()
        .inject(
            Context.root().with(span),
            value,
            (carrier, name, header) -> {
              if (carrier != null && name.equals(TRACE_PARENT)) {
                carrier.set(header);
              }
            });
    return value.get();
  }

  private Span begin(String name, SpanKind kind, Context parent) {
    return tracer == null
        ? Span.getInvalid()
        : tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
  }

  private static Context context(@Nullable String traceParent) {
    return traceParent == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), traceParent, OnlyHeader.INSTANCE);
  }

  /** A carrier that is the one header's value. */
  private enum OnlyHeader implements TextMapGetter<String> {
    INSTANCE;

    @Override
    public Iterable<String> keys(String carrier) {
      return List.of(TRACE_PARENT);
    }

    @Override
    public @Nullable String get(@Nullable String carrier, String key) {
      return key.equals(TRACE_PARENT) ? carrier : null;
    }
  }
}
