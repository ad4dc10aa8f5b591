package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a replay. What it limits may be left out but not be null: a script whose variable has
 * no value does not mean everything.
 *
 * @param hook the name of a hook
 * @param from null when the body does not say
 * @param to null when the body does not say
 * @param operationId null when the body does not say
 */
record ReplayBody(
    String hook, @Nullable Instant from, @Nullable Instant to, @Nullable String operationId) {

  private static final Set<String> FIELDS = Set.of("hook", "from", "to", "operation_id");

  static ReplayBody read(Body body) {
    ObjectNode fields = body.jsonObject();
    for (var member : fields.properties()) {
      if (!FIELDS.contains(member.getKey())) {
        throw invalid("Unknown field", member.getKey());
      }
    }
    String hook = text(fields, "hook");
    if (hook == null) {
      throw invalid("hook is required", "hook");
    }
    return new ReplayBody(
        hook, moment(fields, "from"), moment(fields, "to"), text(fields, "operation_id"));
  }

  private static @Nullable Instant moment(ObjectNode fields, String name) {
    String text = text(fields, name);
    return text == null ? null : DateTime.parse(name, text);
  }

  private static @Nullable String text(ObjectNode fields, String name) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() || !TextParameter.isUsable(value.textValue())) {
      throw invalid(name + " must be text of 1 to 1,000 characters", name);
    }
    return value.textValue();
  }

  private static ProblemException invalid(String message, String field) {
    return Problems.badRequest(message, Details.of("field", field)).exception();
  }
}
