package dev.reinstate.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.platform.json.ChangesJson;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.StoredDiff;
import dev.reinstate.platform.log.LoggedEvent.State;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What changed between two states, as an entry keeps it: {@code [{"field","from"?,"to"?}]}. */
final class EntryChanges {
  static final String NONE = "[]";

  private EntryChanges() {}

  /** Compares two states; none counts as an empty object. */
  static String between(@Nullable State before, @Nullable State after) {
    if (before != null && after != null && before.sha256().equals(after.sha256())) {
      return NONE;
    }
    List<FieldChange> changes = StoredDiff.between(data(before), data(after));
    return CanonicalJson.text(json -> ChangesJson.writeArray(json, changes));
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

  private static @Nullable String data(@Nullable State state) {
    return state == null ? null : state.data();
  }

  private static @Nullable String value(JsonNode change, String side) {
    JsonNode value = change.get(side);
    return value == null ? null : Json.write(value);
  }
}
