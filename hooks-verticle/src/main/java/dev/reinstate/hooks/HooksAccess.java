package dev.reinstate.hooks;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;

/**
 * Who may look at hooks and their deliveries, and who may have them sent again: those with a role
 * that grants {@code read}, or {@code update}, on {@code _hooks}.
 */
final class HooksAccess {
  private static final String TARGET = "_hooks";

  private final Supplier<Settings> settings;

  /** Takes the settings as they are at any moment. */
  HooksAccess(Supplier<Settings> settings) {
    this.settings = settings;
  }

  /** Does work, if the caller may do that with hooks. */
  <T> Reply<T> doing(Action action, RequestContext context, Supplier<Reply<T>> work) {
    return settings.get().policies().grants(context.actor().roles(), TARGET, action).isEmpty()
        ? new Refused<>(new Forbidden(action, TARGET))
        : work.get();
  }
}
