package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.policy.User;
import dev.reinstate.platform.settings.PreHook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has hooks asked before changes are made. Safe for use from any thread. */
final class PreHooks {
  private final OutsideHooks outside;
  private final ExpressionHooks expressions;
  private final HookTroubleLog log = new HookTroubleLog();

  /** Takes how others are asked, and what a document is held to. */
  PreHooks(OutsideHooks outside, Patcher limits) {
    this.outside = outside;
    this.expressions = new ExpressionHooks(limits);
  }

  /** Those that a command has to ask about the document it changes. */
  AskedHooks of(Admitted admitted, RequestContext context) {
    return of(admitted, context, Patience.ofACommand(), false, null);
  }

  /** The same for a command that only previews the change. */
  AskedHooks previewing(Admitted admitted, RequestContext context) {
    return of(admitted, context, Patience.ofACommand(), true, null);
  }

  /** The same for one document of a command that changes many. */
  AskedHooks of(Admitted admitted, RequestContext context, Patience patience, int index) {
    return of(admitted, context, patience, false, index);
  }

  /** The same for a command that is about no document alone. */
  AskedHooks of(List<PreHook> hooks, User user, RequestContext context) {
    return of(hooks, user.asJson(), context, Patience.ofACommand(), false, null);
  }

  private AskedHooks of(
      Admitted admitted,
      RequestContext context,
      Patience patience,
      boolean dryRun,
      @Nullable Integer index) {
    return of(admitted.preHooks(), admitted.user(), context, patience, dryRun, index);
  }

  private AskedHooks of(
      List<PreHook> hooks,
      ObjectNode user,
      RequestContext context,
      Patience patience,
      boolean dryRun,
      @Nullable Integer index) {
    var remote = new RemoteHooks(outside, expressions, context, patience, dryRun);
    return new AskedHooks(hooks, user, expressions, remote, log, index);
  }
}
