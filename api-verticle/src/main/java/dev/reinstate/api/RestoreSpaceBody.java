package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.Selection;
import org.jspecify.annotations.Nullable;

/**
 * The body of a restore of a space; it may be missing.
 *
 * @param plan from a preview; null when the body does not say
 * @param changeReason null when the body does not say, empty when it says that there is none
 * @param selection everything when the body does not say
 */
record RestoreSpaceBody(@Nullable String plan, @Nullable String changeReason, Selection selection) {

  private static final RestoreSpaceBody NONE = new RestoreSpaceBody(null, null, Selection.ALL);

  static RestoreSpaceBody read(Body body) {
    if (body.isEmpty()) {
      return NONE;
    }
    RestoreSpaceBody read = NONE;
    for (var member : body.jsonObject().properties()) {
      read = read.with(member.getKey(), member.getValue());
    }
    return read;
  }

  private RestoreSpaceBody with(String name, JsonNode value) {
    return switch (name) {
      case "plan" -> new RestoreSpaceBody(plan(value), changeReason, selection);
      case "change_reason" -> new RestoreSpaceBody(plan, ChangeReason.of(value), selection);
      case "select" -> new RestoreSpaceBody(plan, changeReason, SelectionBody.read(value));
      default -> throw InvalidField.unknown(name);
    };
  }

  /** It can be left out but not be null: a script that has lost its plan does not mean any plan. */
  private static String plan(JsonNode value) {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw InvalidField.of("plan must be the plan of a preview", "plan");
    }
    return value.textValue();
  }
}
