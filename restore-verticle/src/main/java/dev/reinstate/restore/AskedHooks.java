package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.HookOutcome;
import dev.reinstate.contracts.HookReport;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.platform.settings.PreHook;
import dev.reinstate.platform.settings.PreHook.OnError;
import dev.reinstate.platform.settings.PreHookWork.Ask;
import dev.reinstate.platform.settings.PreHookWork.SetFields;
import dev.reinstate.platform.settings.PreHookWork.Validate;
import dev.reinstate.restore.HookResult.Busy;
import dev.reinstate.restore.HookResult.NotEvaluated;
import dev.reinstate.restore.HookResult.Passed;
import dev.reinstate.restore.HookResult.Rejected;
import dev.reinstate.restore.HookResult.Troubled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hooks of one command, and what they have been asked already. They are asked once in each run
 * that the command takes, in their order, each about what the one before made of the change.
 * Nothing is locked meanwhile. Belongs to one thread.
 */
final class AskedHooks {
  private final List<PreHook> hooks;
  private final ObjectNode user;
  private final ExpressionHooks expressions;
  private final RemoteHooks remote;
  private final HookTroubleLog log;
  private final @Nullable Integer index;
  private int attempt;

  /**
   * Takes whom to ask.
   *
   * @param index of the document in a batch
   */
  AskedHooks(
      List<PreHook> hooks,
      ObjectNode user,
      ExpressionHooks expressions,
      RemoteHooks remote,
      HookTroubleLog log,
      @Nullable Integer index) {
    this.hooks = hooks;
    this.user = user;
    this.expressions = expressions;
    this.remote = remote;
    this.log = log;
    this.index = index;
  }

  /** Asks all of them, until one stops the change. */
  HookedChange ask(ProposedChange proposed) {
    attempt++;
    ProposedChange change = proposed;
    Refusal refusal = null;
    List<HookReport> reports = new ArrayList<>();
    for (PreHook hook : hooks) {
      HookResult result = refusal == null ? result(hook, change) : new NotEvaluated();
      reports.add(report(hook, result));
      if (result instanceof Passed(ObjectNode changed)) {
        change = changed == null ? change : change.with(changed);
      } else if (refusal == null) {
        refusal = refusal(hook, result);
      }
    }
    boolean changed = reports.stream().anyMatch(report -> report.outcome() == HookOutcome.CHANGED);
    return new HookedChange(change.content(), changed, reports, refusal);
  }

  private HookResult result(PreHook hook, ProposedChange change) {
    return switch (hook.work()) {
      case Validate validate -> expressions.validated(validate, change, user);
      case SetFields set -> expressions.set(set, change, user);
      case Ask ask -> remote.result(hook, ask, change, attempt);
    };
  }

  private @Nullable Refusal refusal(PreHook hook, HookResult result) {
    return switch (result) {
      case Rejected(String message) -> new Refusal.HookRejected(hook.name(), message, index);
      case Troubled(String reason) -> {
        log.trouble(hook.name(), reason);
        yield hook.onError() == OnError.FAIL ? new Refusal.HookFailed(hook.name(), index) : null;
      }
      case Busy busy ->
          new Refusal.Unavailable("too many requests are waiting for the hook " + hook.name());
      case Passed passed -> null;
      case NotEvaluated not -> null;
    };
  }

  private static HookReport report(PreHook hook, HookResult result) {
    return switch (result) {
      case Passed(ObjectNode changed) ->
          new HookReport(
              hook.name(), changed == null ? HookOutcome.ACCEPTED : HookOutcome.CHANGED, null);
      case Rejected(String message) -> new HookReport(hook.name(), HookOutcome.REJECTED, message);
      case Troubled(String reason) ->
          new HookReport(
              hook.name(),
              hook.onError() == OnError.FAIL ? HookOutcome.FAILED : HookOutcome.IGNORED,
              null);
      case Busy busy -> new HookReport(hook.name(), HookOutcome.NOT_EVALUATED, null);
      case NotEvaluated not -> new HookReport(hook.name(), HookOutcome.NOT_EVALUATED, null);
    };
  }
}
