package dev.reinstate.hooks;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.policy.ServiceAccess;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;

/** What hooks can be asked and told to do. */
final class HookCommands {
  private HookCommands() {}

  /**
   * Answers from now on.
   *
   * @param wakeUp tells whoever delivers that something is due; from any thread
   */
  static void serve(Supplier<Settings> settings, Pg pg, Bus bus, Runnable wakeUp) {
    var access = new ServiceAccess(settings, "_hooks");
    var stored = new StoredDeliveries(pg);
    var requeue = new Requeue(pg);
    bus.serve(
        Addresses.LIST_HOOKS, new ListHooksHandler(access, settings, new HookStates(pg))::handle);
    bus.serve(Addresses.LIST_DELIVERIES, new ListDeliveriesHandler(access, stored)::handle);
    bus.serve(
        Addresses.RETRY_DELIVERY,
        new RetryDeliveryHandler(access, requeue, stored, wakeUp)::handle);
    bus.serve(
        Addresses.REPLAY_DELIVERIES,
        new ReplayDeliveriesHandler(access, settings, requeue, wakeUp)::handle);
  }
}
