package dev.reinstate.platform.telemetry;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.FromRequest;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Counts commands by what came of them, makes each a span of its request's trace, and gives what is
 * logged while one is carried out the id of the request.
 */
public final class ObservedCommands implements CommandObserver {

  private final Telemetry telemetry;

  /** Tells it there. */
  public ObservedCommands(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /** The handler has a thread to itself for each command, which ends with it. */
  @Override
  public <C, T> Function<C, Reply<T>> around(Address<C, T> address, Function<C, Reply<T>> handler) {
    Outcomes outcomes = Outcomes.ofCommands(telemetry.meters(), address);
    return command -> {
      if (command instanceof FromRequest known) {
        MDC.put(RequestLog.REQUEST_ID, known.context().requestId());
      }
      Span span = begin(address, command);
      Reply<T> reply = null;
      try {
        reply = telemetry.tracing().within(span, () -> handler.apply(command));
        return reply;
      } finally {
        ended(outcomes, span, reply);
      }
    };
  }

  @Override
  public <C, T> Function<C, Optional<Future<Reply<T>>>> aroundDirect(
      Address<C, T> address, Function<C, Optional<Future<Reply<T>>>> handler) {
    Outcomes outcomes = Outcomes.ofCommands(telemetry.meters(), address);
    return command -> {
      Span span = begin(address, command);
      try {
        Optional<Future<Reply<T>>> answer =
            telemetry.tracing().within(span, () -> handler.apply(command));
        answer.ifPresent(coming -> coming.onComplete(end -> ended(outcomes, span, end.result())));
        return answer;
      } catch (RuntimeException fault) {
        ended(outcomes, span, null);
        throw fault;
      }
    };
  }

  /** No trace begins here: a command of a request that nobody follows is not followed. */
  private <C, T> Span begin(Address<C, T> address, C command) {
    Tracing tracing = telemetry.tracing();
    if (tracing.isOn() && command instanceof FromRequest known) {
      String request = known.context().traceParent();
      if (request != null) {
        return tracing.begin(address.name(), SpanKind.INTERNAL, request);
      }
    }
    return Span.getInvalid();
  }

  private static void ended(Outcomes outcomes, Span span, @Nullable Reply<?> reply) {
    outcomes.count(reply);
    if (span.isRecording()) {
      span.setAttribute("reinstate.outcome", Outcomes.word(reply));
      if (reply == null
          || (reply instanceof Refused<?>(var refusal) && refusal instanceof Failed)) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }
}
