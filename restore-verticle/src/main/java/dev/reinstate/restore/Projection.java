package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import java.util.List;

/** Keeps only some fields of a content, where they are. */
final class Projection {
  private final List<List<String>> fields;

  /** Takes paths from the top of the document; none for everything. */
  Projection(List<List<String>> fields) {
    this.fields = fields;
  }

  String of(String content) {
    if (fields.isEmpty()) {
      return content;
    }
    JsonNode document = Json.readStored(content);
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    fields.forEach(path -> copy(document, kept, path));
    return Json.write(kept);
  }

  private static void copy(JsonNode from, ObjectNode to, List<String> path) {
    JsonNode value = from.get(path.getFirst());
    if (value == null) {
      return;
    }
    if (path.size() == 1) {
      to.set(path.getFirst(), value);
    } else if (value.isObject()) {
      JsonNode nested = to.get(path.getFirst());
      ObjectNode deeper =
          nested instanceof ObjectNode object ? object : to.putObject(path.getFirst());
      copy(value, deeper, path.subList(1, path.size()));
    }
  }
}
