package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.expression.Evaluation;
import dev.reinstate.platform.json.JsonEquality;
import dev.reinstate.platform.settings.PreHookWork.SetFields;
import dev.reinstate.platform.settings.PreHookWork.Validate;
import dev.reinstate.restore.HookResult.Passed;
import dev.reinstate.restore.HookResult.Rejected;
import dev.reinstate.restore.HookResult.Troubled;
import dev.reinstate.restore.PatchedContent.Patched;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hooks that need nobody outside of this service. */
final class ExpressionHooks {
  private final Patcher limits;

  /** Takes what a document is held to. */
  ExpressionHooks(Patcher limits) {
    this.limits = limits;
  }

  /** What cannot be evaluated does not hold. */
  HookResult validated(Validate hook, ProposedChange change, ObjectNode user) {
    return hook.condition().test(change.variables(user))
        ? new Passed(null)
        : new Rejected(hook.error());
  }

  HookResult set(SetFields hook, ProposedChange change, ObjectNode user) {
    ObjectNode given = change.content();
    if (given == null) {
      return new Troubled("a deletion has no fields");
    }
    Map<String, JsonNode> variables = change.variables(user);
    ObjectNode content = given;
    for (var field : hook.values().entrySet()) {
      if (!(field.getValue().evaluate(variables) instanceof Evaluation.Value(JsonNode value))) {
        return new Troubled("a value could not be evaluated");
      }
      content = with(content, field.getKey().keys(), value);
      if (content == null) {
        return new Troubled("something on the way to a field is no object");
      }
    }
    return storable(given, content);
  }

  /**
   * What was changed, as far as it can be stored.
   *
   * @param given what it was before
   */
  HookResult storable(ObjectNode given, JsonNode changed) {
    if (JsonEquality.exact(given, changed)) {
      return new Passed(null);
    }
    return limits.checked(changed) instanceof Patched(JsonNode content, String text)
        ? new Passed((ObjectNode) content)
        : new Troubled("the document could not be stored");
  }

  /** Objects that are not there on the way are made; null where there is something else. */
  private static @Nullable ObjectNode with(ObjectNode object, List<String> path, JsonNode value) {
    ObjectNode changed = JsonNodeFactory.instance.objectNode();
    changed.setAll(object);
    String name = path.getFirst();
    if (path.size() == 1) {
      return changed.set(name, value);
    }
    JsonNode inner = changed.has(name) ? changed.get(name) : JsonNodeFactory.instance.objectNode();
    ObjectNode set =
        inner instanceof ObjectNode found ? with(found, path.subList(1, path.size()), value) : null;
    return set == null ? null : changed.set(name, set);
  }
}
