package dev.reinstate.platform.json.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.patch.Pointer;
import java.util.List;

/**
 * The difference between two documents.
 *
 * <p>Objects are compared key by key where both sides have one; arrays are compared whole. Two
 * values are the same only if they are written alike ({@code 1.0} is not {@code 1.00}), so that a
 * diff, applied, gives exactly the other document, digits included.
 */
public final class DocumentDiff {

  private DocumentDiff() {}

  /**
   * What has to change in {@code from} to get {@code to}, sorted by the field's text. System fields
   * are fields like any other: leave them out of both.
   *
   * @param from an object, or JSON {@code null}, a deletion, which counts as an empty object
   * @param to likewise
   */
  public static List<Change> between(JsonNode from, JsonNode to) {
    DiffWalk walk = new DiffWalk();
    walk.compare(fields(from), fields(to));
    return walk.changes();
  }

  /** The same as operations of RFC 6902: applied to {@code from} they give {@code to}. */
  public static ArrayNode toJsonPatch(List<Change> changes) {
    ArrayNode operations = JsonNodeFactory.instance.arrayNode();
    changes.forEach(change -> operations.add(operation(change)));
    return operations;
  }

  private static ObjectNode operation(Change change) {
    ObjectNode operation = JsonNodeFactory.instance.objectNode();
    operation.put("op", change.from() == null ? "add" : change.to() == null ? "remove" : "replace");
    operation.put("path", new Pointer(change.field().keys()).toString());
    if (change.to() != null) {
      operation.set("value", change.to());
    }
    return operation;
  }

  private static ObjectNode fields(JsonNode document) {
    return switch (document) {
      case ObjectNode object -> object;
      case JsonNode deleted when deleted.isNull() -> JsonNodeFactory.instance.objectNode();
      default -> throw new IllegalArgumentException("a document is an object");
    };
  }
}
