package dev.reinstate.platform.json.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One field that differs. A JSON {@code null} is a value; Java's null says that there is none.
 *
 * @param field where it is
 * @param from what it was, null if it was added
 * @param to what it is, null if it was removed
 */
public record Change(FieldPath field, @Nullable JsonNode from, @Nullable JsonNode to) {

  /** {@code {"field","from","to"}}, without {@code from} or {@code to} where there is none. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("field", field.toString());
    if (from != null) {
      json.set("from", from);
    }
    if (to != null) {
      json.set("to", to);
    }
    return json;
  }
}
