package dev.reinstate.hooks;

import dev.reinstate.hooks.AttemptResult.Acknowledged;
import dev.reinstate.platform.settings.PostHook;
import dev.reinstate.platform.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Makes each attempt a span in the trace of the request that made the change. */
final class FollowedSender implements Sender {
  private final Sender sender;
  private final Tracing tracing;

  FollowedSender(Sender sender, Tracing tracing) {
    this.sender = sender;
    this.tracing = tracing;
  }

  @Override
  public Future<AttemptResult> send(PostHook hook, ClaimedDelivery delivery) {
    String request = delivery.event().context().traceParent();
    return tracing.isOn() && request != null
        ? followed(hook, delivery, request)
        : sender.send(hook, delivery);
  }

  private Future<AttemptResult> followed(PostHook hook, ClaimedDelivery delivery, String request) {
    Span span = tracing.begin("deliver " + hook.name(), SpanKind.CLIENT, request);
    span.setAttribute("reinstate.attempt", delivery.attempt());
    try {
      return tracing
          .within(span, () -> sender.send(hook, delivery))
          .onComplete(sent -> end(span, sent.result()));
    } catch (RuntimeException fault) {
      end(span, null);
      throw fault;
    }
  }

  private static void end(Span span, @Nullable AttemptResult result) {
    if (!(result instanceof Acknowledged)) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
