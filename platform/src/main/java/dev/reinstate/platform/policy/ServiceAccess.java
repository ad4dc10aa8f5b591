package dev.reinstate.platform.policy;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;

/**
 * Who may do something with a part of the service that is no collection of documents: those with a
 * role that grants the action on it, and a token that is good for more than one space. Safe for use
 * from any thread.
 */
public final class ServiceAccess {
  private final Supplier<Settings> settings;
  private final String target;

  /**
   * Takes the settings as they are at any moment.
   *
   * @param target as policies name it: {@code _audit} or {@code _hooks}
   */
  public ServiceAccess(Supplier<Settings> settings, String target) {
    this.settings = settings;
    this.target = target;
  }

  /** Does work, if the caller may. */
  public <T> Reply<T> doing(Action action, RequestContext context, Supplier<Reply<T>> work) {
    return permits(action, context.actor())
        ? work.get()
        : new Refused<>(new Forbidden(action, target));
  }

  private boolean permits(Action action, Actor actor) {
    return actor.space() == null
        && !settings.get().policies().grants(actor.roles(), target, action).isEmpty();
  }
}
