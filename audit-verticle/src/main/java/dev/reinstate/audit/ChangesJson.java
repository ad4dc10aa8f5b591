package dev.reinstate.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.Change;
import dev.reinstate.platform.json.diff.DocumentDiff;
import dev.reinstate.platform.log.LoggedEvent.State;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What changed between two states, as an entry keeps it: {@code [{"field","from"?,"to"?}]}. */
final class ChangesJson {
  static final String NONE = "[]";

  private ChangesJson() {}

  /** Compares two states; none counts as an empty object. */
  static String between(@Nullable State before, @Nullable State after) {
    if (before != null && after != null && before.sha256().equals(after.sha256())) {
      return NONE;
    }
    List<Change> changes = DocumentDiff.between(content(before), content(after));
    ArrayNode json = JsonNodeFactory.instance.arrayNode(changes.size());
    changes.forEach(change -> json.add(change.toJson()));
    return Json.write(json);
  }

  /** Reads what an entry keeps. */
  static List<FieldChange> parse(String json) {
    return StreamSupport.stream(Json.readStored(json).spliterator(), false)
        .map(
            change ->
                new FieldChange(
                    change.path("field").asText(), value(change, "from"), value(change, "to")))
        .toList();
  }

  private static ObjectNode content(@Nullable State state) {
    return state == null
        ? JsonNodeFactory.instance.objectNode()
        : Json.readStoredObject(state.data());
  }

  private static @Nullable String value(JsonNode change, String side) {
    JsonNode value = change.get(side);
    return value == null ? null : Json.write(value);
  }
}
