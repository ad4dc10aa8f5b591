package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The body of the undo of a restore of a space; it may be missing.
 *
 * @param force whether what was changed since goes back, too
 * @param changeReason null when the body does not say, empty when it says that there is none
 */
record UndoSpaceRestoreBody(boolean force, @Nullable String changeReason) {

  private static final UndoSpaceRestoreBody NONE = new UndoSpaceRestoreBody(false, null);

  static UndoSpaceRestoreBody read(Body body) {
    if (body.isEmpty()) {
      return NONE;
    }
    UndoSpaceRestoreBody read = NONE;
    for (var member : body.jsonObject().properties()) {
      read = read.with(member.getKey(), member.getValue());
    }
    return read;
  }

  private UndoSpaceRestoreBody with(String name, JsonNode value) {
    return switch (name) {
      case "force" -> new UndoSpaceRestoreBody(force(value), changeReason);
      case "change_reason" -> new UndoSpaceRestoreBody(force, ChangeReason.of(value));
      default -> throw InvalidField.unknown(name);
    };
  }

  private static boolean force(JsonNode value) {
    if (!value.isBoolean()) {
      throw InvalidField.of("force must be true or false", "force");
    }
    return value.booleanValue();
  }
}
