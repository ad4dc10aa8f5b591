package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.Change;
import dev.reinstate.platform.json.diff.DocumentDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two contents, as the caller is told.
 *
 * @param changes sorted by field
 * @param jsonPatch the same as an RFC 6902 document
 */
record Differences(List<FieldChange> changes, String jsonPatch) {

  /** A deletion has no content and counts as an empty object. */
  static Differences between(@Nullable String from, @Nullable String to) {
    List<Change> changes = DocumentDiff.between(tree(from), tree(to));
    return new Differences(
        changes.stream().map(Differences::told).toList(),
        Json.write(DocumentDiff.toJsonPatch(changes)));
  }

  private static JsonNode tree(@Nullable String content) {
    return content == null ? JsonNodeFactory.instance.objectNode() : Json.readStored(content);
  }

  private static FieldChange told(Change change) {
    return new FieldChange(change.field().toString(), text(change.from()), text(change.to()));
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    return value == null ? null : Json.write(value);
  }
}
