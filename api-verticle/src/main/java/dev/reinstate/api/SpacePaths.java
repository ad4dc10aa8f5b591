package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Offers inside every space what is offered on the collections at the root, word for word: each
 * path of an OpenAPI document that begins with a collection is added behind that of a space, too,
 * and the ids of the operations there end with {@code InSpace}.
 */
final class SpacePaths {

  private static final String COLLECTION = "/{collection}";
  private static final String SPACE = "/spaces/{space}";
  private static final String SPACE_PARAMETER = "#/components/parameters/Space";
  private static final String SUFFIX = "InSpace";

  private SpacePaths() {}

  /** Adds them to the document. */
  static void addTo(JsonNode document) {
    ObjectNode paths = (ObjectNode) document.path("paths");
    Map<String, JsonNode> added = new LinkedHashMap<>();
    for (var path : paths.properties()) {
      if (path.getKey().startsWith(COLLECTION)) {
        added.put(SPACE + path.getKey(), inSpace(path.getValue().deepCopy()));
      }
    }
    paths.setAll(added);
  }

  /** The id of the operation at the root that this one is, elsewhere: its own if it is no such. */
  static String rootId(String operationId) {
    return operationId.endsWith(SUFFIX)
        ? operationId.substring(0, operationId.length() - SUFFIX.length())
        : operationId;
  }

  private static ObjectNode inSpace(ObjectNode path) {
    ArrayNode parameters = path.withArrayProperty("parameters");
    parameters.insert(0, parameters.objectNode().put("$ref", SPACE_PARAMETER));
    for (JsonNode member : path) {
      if (member instanceof ObjectNode operation) {
        operation.put("operationId", operation.path("operationId").asText() + SUFFIX);
        operation.put("summary", operation.path("summary").asText() + ", in a space");
      }
    }
    return path;
  }
}
