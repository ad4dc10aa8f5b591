package dev.reinstate.platform.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.Change;
import dev.reinstate.platform.json.diff.DocumentDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed between two contents, as the caller is told. */
public final class Differences {
  private final List<Change> differences;

  private Differences(List<Change> differences) {
    this.differences = differences;
  }

  /**
   * Compares what somebody sees of the two, so that he is told of no difference in what he does
   * not. A deletion has no content and counts as an empty object.
   */
  public static Differences between(View view, @Nullable String from, @Nullable String to) {
    return new Differences(DocumentDiff.between(shown(view, from), shown(view, to)));
  }

  /** Sorted by field. */
  public List<FieldChange> changes() {
    return differences.stream().map(Differences::told).toList();
  }

  /** The same as an RFC 6902 document. */
  public String jsonPatch() {
    return Json.write(DocumentDiff.toJsonPatch(differences));
  }

  private static ObjectNode shown(View view, @Nullable String content) {
    return content == null
        ? JsonNodeFactory.instance.objectNode()
        : view.shown(Json.readStoredObject(content));
  }

  private static FieldChange told(Change change) {
    return new FieldChange(change.field().toString(), text(change.from()), text(change.to()));
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    return value == null ? null : Json.write(value);
  }
}
