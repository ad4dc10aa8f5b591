package dev.reinstate.hooks;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Delivery;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RetryDelivery;
import dev.reinstate.platform.policy.ServiceAccess;

/** Makes a delivery due now. */
final class RetryDeliveryHandler {
  private final ServiceAccess access;
  private final Requeue requeue;
  private final StoredDeliveries deliveries;
  private final Runnable wakeUp;

  /**
   * Takes what it works with.
   *
   * @param wakeUp tells whoever delivers; from any thread
   */
  RetryDeliveryHandler(
      ServiceAccess access, Requeue requeue, StoredDeliveries deliveries, Runnable wakeUp) {
    this.access = access;
    this.requeue = requeue;
    this.deliveries = deliveries;
    this.wakeUp = wakeUp;
  }

  Reply<Delivery> handle(RetryDelivery command) {
    return access.doing(Action.UPDATE, command.context(), () -> retry(command.id()));
  }

  private Reply<Delivery> retry(long id) {
    boolean known = requeue.retry(id).await();
    wakeUp.run();
    Delivery delivery = known ? deliveries.read(id).await() : null;
    return delivery == null
        ? new Refused<>(new NotFound("There is no such delivery"))
        : new Done<>(delivery);
  }
}
