package dev.reinstate.hooks;

import dev.reinstate.platform.settings.HookTarget;
import dev.reinstate.platform.settings.PostHook;
import io.vertx.core.Future;

/** Sends over whatever the hook's target needs. */
final class Senders implements Sender {
  private final HttpSender http;
  private final BusSender bus;

  Senders(HttpSender http, BusSender bus) {
    this.http = http;
    this.bus = bus;
  }

  @Override
  public Future<AttemptResult> send(PostHook hook, ClaimedDelivery delivery) {
    return switch (hook.target()) {
      case HookTarget.Http target -> http.send(hook, target, delivery);
      case HookTarget.BusWorker worker -> bus.send(hook, worker, delivery);
    };
  }
}
