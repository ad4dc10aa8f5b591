package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.platform.json.Microseconds;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a restore of a space does, in a few numbers: the state after it in the event log and the
 * audit trail, and what hooks are told of it. {@code {"operation_id", "date_time", "counts":
 * {"create", "update", "delete"}, "by_collection": {"employees": {"create", ...}}, "undoes"?}}.
 */
final class SpaceSummary {
  private SpaceSummary() {}

  /**
   * As a JSON object.
   *
   * @param operation the restore's id
   * @param dateTime the moment the space goes back to; of an undo, that of the restore it undoes
   * @param undoes the restore it undoes; null when it is no undo
   * @param counts of everything
   * @param byCollection the same for each collection that is changed
   */
  static ObjectNode of(
      String operation,
      Instant dateTime,
      @Nullable String undoes,
      OperationCounts counts,
      Map<String, OperationCounts> byCollection) {
    ObjectNode summary =
        JsonNodeFactory.instance
            .objectNode()
            .put("operation_id", operation)
            .put("date_time", Microseconds.write(dateTime));
    summary.set("counts", tree(counts));
    summary.set("by_collection", tree(byCollection));
    return undoes == null ? summary : summary.put("undoes", undoes);
  }

  /** The numbers by collection alone, as the table {@code operation} has them. */
  static ObjectNode tree(Map<String, OperationCounts> byCollection) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    byCollection.forEach((collection, counts) -> tree.set(collection, tree(counts)));
    return tree;
  }

  private static ObjectNode tree(OperationCounts counts) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("create", counts.create())
        .put("update", counts.update())
        .put("delete", counts.delete());
  }
}
