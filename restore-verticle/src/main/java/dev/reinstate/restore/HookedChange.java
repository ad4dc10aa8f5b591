package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.HookOutcome;
import dev.reinstate.contracts.HookReport;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.platform.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the hooks made of a change.
 *
 * @param content what would be stored; null for a deletion
 * @param changed whether that is another content than they were given
 * @param reports one for each hook, in their order
 * @param refusal of the hook that stops the change; null when none does
 */
record HookedChange(
    @Nullable ObjectNode content,
    boolean changed,
    List<HookReport> reports,
    @Nullable Refusal refusal) {
  /** Keeps its own copy. */
  HookedChange {
    reports = List.copyOf(reports);
  }

  /** Of a change that no hook is asked about. */
  static HookedChange unasked(@Nullable ObjectNode content) {
    return new HookedChange(content, false, List.of(), null);
  }

  /** Whether every hook has had its say. */
  boolean complete() {
    return reports.stream().noneMatch(report -> report.outcome() == HookOutcome.NOT_EVALUATED);
  }

  /** The content of a change that has one. */
  ObjectNode requiredContent() {
    if (content == null) {
      throw new IllegalStateException("a deletion has no content");
    }
    return content;
  }

  /** The change they were asked about, as they left it. */
  Change applied(Change asked) {
    return changed ? asked.with(Json.write(requiredContent())) : asked;
  }
}
