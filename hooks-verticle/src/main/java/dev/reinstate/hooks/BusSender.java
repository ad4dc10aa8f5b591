package dev.reinstate.hooks;

import dev.reinstate.hooks.AttemptResult.Acknowledged;
import dev.reinstate.hooks.AttemptResult.Failed;
import dev.reinstate.platform.bus.Acknowledgement;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.settings.HookTarget.BusWorker;
import dev.reinstate.platform.settings.PostHook;
import io.vertx.core.Future;
import java.util.Map;

/** Tells a worker on the event bus, which acknowledges by replying. */
final class BusSender {
  private final Bus bus;

  BusSender(Bus bus) {
    this.bus = bus;
  }

  /** The message is text: the event. Its headers say which hook, which attempt and which id. */
  Future<AttemptResult> send(PostHook hook, BusWorker worker, ClaimedDelivery delivery) {
    Map<String, String> headers =
        TraceHeader.with(
            BusMessage.headers(delivery.webhookId(), hook.name(), delivery.attempt()),
            delivery.event().context().traceParent());
    return bus.tell(worker.address(), Message.text(delivery), headers, hook.timeout())
        .map(BusSender::result);
  }

  private static AttemptResult result(Acknowledgement acknowledgement) {
    return acknowledgement == Acknowledgement.GIVEN
        ? new Acknowledged(null)
        : new Failed(BusMessage.reason(acknowledgement));
  }
}
