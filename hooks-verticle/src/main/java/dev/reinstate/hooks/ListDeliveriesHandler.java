package dev.reinstate.hooks;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DeliveryPage;
import dev.reinstate.contracts.ListDeliveries;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;

/** Lists deliveries, newest first. */
final class ListDeliveriesHandler {
  private final HooksAccess access;
  private final StoredDeliveries deliveries;

  ListDeliveriesHandler(HooksAccess access, StoredDeliveries deliveries) {
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
