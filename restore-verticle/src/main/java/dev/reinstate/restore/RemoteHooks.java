package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.SystemFields;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.settings.PreHook;
import dev.reinstate.platform.settings.PreHookWork.Ask;
import dev.reinstate.restore.HookResult.Busy;
import dev.reinstate.restore.HookResult.NotEvaluated;
import dev.reinstate.restore.HookResult.Passed;
import dev.reinstate.restore.HookResult.Rejected;
import dev.reinstate.restore.HookResult.Troubled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one command asks outside of this service about one document. Belongs to one thread. */
final class RemoteHooks {
  private final OutsideHooks outside;
  private final ExpressionHooks limits;
  private final RequestContext context;
  private final Patience patience;
  private final boolean dryRun;
  private final String command = UUID.randomUUID().toString();

  /**
   * Takes who asks.
   *
   * @param limits what a changed document is held to
   * @param dryRun whether the command only previews the change
   */
  RemoteHooks(
      OutsideHooks outside,
      ExpressionHooks limits,
      RequestContext context,
      Patience patience,
      boolean dryRun) {
    this.outside = outside;
    this.limits = limits;
    this.context = context;
    this.patience = patience;
    this.dryRun = dryRun;
  }

  HookResult result(PreHook hook, Ask ask, ProposedChange change, int attempt) {
    if (dryRun && !ask.dryRunSafe()) {
      return new NotEvaluated();
    }
    Duration time = patience.atMost(ask.timeout());
    if (time.toMillis() <= 0) {
      return new Troubled("the command has no time left for it");
    }
    return switch (outside.ask(question(hook, change, attempt, time))) {
      case PreHookAnswer.Accepted(String data) ->
          data == null ? new Passed(null) : changed(change, data);
      case PreHookAnswer.Rejected(String message) ->
          new Rejected(message == null ? "Rejected by the hook " + hook.name() : message);
      case PreHookAnswer.Failed(String reason) -> new Troubled(reason);
      case PreHookAnswer.Busy() -> new Busy();
    };
  }

  private CallPreHook question(PreHook hook, ProposedChange change, int attempt, Duration time) {
    return new CallPreHook(
        context,
        hook.name(),
        "pre_" + hook.name() + "_" + command,
        attempt,
        change.action(),
        change.document(),
        text(change.before()),
        text(change.after()),
        Json.write(change.metadata()),
        dryRun,
        time);
  }

  private HookResult changed(ProposedChange change, String data) {
    ObjectNode given = change.content();
    if (given == null) {
      return new Troubled("it answers with a document where none is to be stored");
    }
    try {
      JsonNode answer = Json.read(data.getBytes(StandardCharsets.UTF_8));
      return answer instanceof ObjectNode object
          ? changed(given, object)
          : new Troubled("its document is no JSON object");
    } catch (InvalidJsonException invalid) {
      return new Troubled("its document could not be stored");
    }
  }

  private HookResult changed(ObjectNode given, ObjectNode answer) {
    for (Iterator<String> names = answer.fieldNames(); names.hasNext(); ) {
      if (SystemFields.isForbidden(names.next())) {
        return new Troubled("its document has a field whose name starts with '_'");
      }
    }
    return limits.storable(given, answer.without(SystemFields.NAMES));
  }

  private static @Nullable String text(@Nullable ObjectNode state) {
    return state == null ? null : Json.write(state);
  }
}
