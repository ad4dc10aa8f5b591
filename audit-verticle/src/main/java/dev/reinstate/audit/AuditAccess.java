package dev.reinstate.audit;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;

/** Who may read the audit trail: those with a role that grants {@code read} on {@code _audit}. */
final class AuditAccess {
  private static final String TARGET = "_audit";

  private final Supplier<Settings> settings;

  /** Takes the settings as they are at any moment. */
  AuditAccess(Supplier<Settings> settings) {
    this.settings = settings;
  }

  /** Does work, if the caller may read. */
  <T> Reply<T> reading(RequestContext context, Supplier<Reply<T>> work) {
    return settings.get().policies().grants(context.actor().roles(), TARGET, Action.READ).isEmpty()
        ? new Refused<>(new Forbidden(Action.READ, TARGET))
        : work.get();
  }
}
