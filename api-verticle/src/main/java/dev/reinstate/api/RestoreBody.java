package dev.reinstate.api;

import org.jspecify.annotations.Nullable;

/**
 * The body of a restore; it may be missing.
 *
 * @param changeReason null when the body does not say, empty when it says that there is none
 * @param ignoreSchema whether a state that no longer fits the schema is accepted
 */
record RestoreBody(@Nullable String changeReason, boolean ignoreSchema) {

  private static final RestoreBody NONE = new RestoreBody(null, false);

  static RestoreBody read(Body body) {
    if (body.isEmpty()) {
      return NONE;
    }
    String reason = null;
    boolean ignoreSchema = false;
    for (var member : body.jsonObject().properties()) {
      switch (member.getKey()) {
        case "change_reason" -> reason = ChangeReason.of(member.getValue());
        case "schema" -> ignoreSchema = ignoreSchema(member.getValue().textValue());
        default ->
            throw Problems.badRequest("Unknown field", Details.of("field", member.getKey()))
                .exception();
      }
    }
    return new RestoreBody(reason, ignoreSchema);
  }

  /** Reads {@code "schema": "ignore"}, the only thing it can say. */
  static boolean ignoreSchema(@Nullable String word) {
    if (!"ignore".equals(word)) {
      throw Problems.badRequest("schema can only be \"ignore\"", Details.of("field", "schema"))
          .exception();
    }
    return true;
  }
}
