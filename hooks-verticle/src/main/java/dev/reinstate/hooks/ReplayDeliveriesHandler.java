package dev.reinstate.hooks;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.ReplayDeliveries;
import dev.reinstate.contracts.ReplayedDeliveries;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.policy.ServiceAccess;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;

/** Sends past events to a hook again. */
final class ReplayDeliveriesHandler {
  private final ServiceAccess access;
  private final Supplier<Settings> settings;
  private final Requeue requeue;
  private final Runnable wakeUp;

  /**
   * Takes what it works with.
   *
   * @param wakeUp tells whoever delivers; from any thread
   */
  ReplayDeliveriesHandler(
      ServiceAccess access, Supplier<Settings> settings, Requeue requeue, Runnable wakeUp) {
    this.access = access;
    this.settings = settings;
    this.requeue = requeue;
    this.wakeUp = wakeUp;
  }

  Reply<ReplayedDeliveries> handle(ReplayDeliveries command) {
    return access.doing(Action.UPDATE, command.context(), () -> replay(command));
  }

  private Reply<ReplayedDeliveries> replay(ReplayDeliveries command) {
    if (settings.get().hooks().postHook(command.hook()) == null) {
      return new Refused<>(new NotFound("There is no such hook"));
    }
    if (command.operationId() != null && !StorableText.is(command.operationId())) {
      return new Done<>(new ReplayedDeliveries(0));
    }
    long made =
        requeue.replay(command.hook(), command.from(), command.to(), command.operationId()).await();
    wakeUp.run();
    return new Done<>(new ReplayedDeliveries(made));
  }
}
