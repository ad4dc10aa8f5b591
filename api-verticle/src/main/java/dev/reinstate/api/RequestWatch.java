package dev.reinstate.api;

import dev.reinstate.platform.telemetry.Telemetry;
import dev.reinstate.platform.telemetry.Tracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells of requests: how many, how long they took, why they were refused. */
final class RequestWatch {

  /** Anybody can invent a method, or a path where there is nothing. */
  private static final String OTHER = "other";

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private record Kind(String operation, String method, int status) {}

  private final MeterRegistry meters;
  private final Tracing tracing;
  private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();
  private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

  RequestWatch(Telemetry telemetry) {
    meters = telemetry.meters();
    tracing = telemetry.tracing();
  }

  /** The head of a request is there. */
  WatchedRequest begin(HttpServerRequest request) {
    String method = METHODS.contains(request.method()) ? request.method().name() : OTHER;
    var span = tracing.begin(method, SpanKind.SERVER, tracing.isOn() ? traceParent(request) : null);
    span.setAttribute("http.request.method", method);
    return new WatchedRequest(this, method, span);
  }

  /** Who sends two gets a trace of his own. */
  private static @Nullable String traceParent(HttpServerRequest request) {
    var values = request.headers().getAll(Tracing.TRACE_PARENT);
    return values.size() == 1 ? values.getFirst() : null;
  }

  void answered(String operation, String method, Answer answer, Duration took) {
    requests
        .computeIfAbsent(new Kind(operation, method, answer.status()), this::timer)
        .record(took);
    if (answer.code() != null) {
      refusals.computeIfAbsent(answer.code(), this::counter).increment();
    }
  }

  private Timer timer(Kind kind) {
    return Timer.builder("reinstate.requests")
        .description("From the head of a request to its answer, or the beginning of a stream")
        .tags(
            "operation", kind.operation(),
            "method", kind.method(),
            "status", Integer.toString(kind.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }

  private Counter counter(String code) {
    return Counter.builder("reinstate.refusals")
        .description("Errors that callers were told, by their code")
        .tag("code", code)
        .register(meters);
  }
}
