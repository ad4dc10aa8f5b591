package dev.reinstate.hooks;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DeliveryPage;
import dev.reinstate.contracts.ListDeliveries;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.platform.policy.ServiceAccess;

/** Lists deliveries, newest first. */
final class ListDeliveriesHandler {
  private final ServiceAccess access;
  private final StoredDeliveries deliveries;

  ListDeliveriesHandler(ServiceAccess access, StoredDeliveries deliveries) {
    this.access = access;
    this.deliveries = deliveries;
  }

  Reply<DeliveryPage> handle(ListDeliveries command) {
    return access.doing(
        Action.READ,
        command.context(),
        () ->
            new Done<>(
                deliveries.page(command.filter(), command.limit(), command.before()).await()));
  }
}
