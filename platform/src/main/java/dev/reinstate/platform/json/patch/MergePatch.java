package dev.reinstate.platform.json.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON Merge Patch (RFC 7396). */
public final class MergePatch {

  private MergePatch() {}

  /**
   * The document with the patch merged in: {@code null} removes, objects merge, all else replaces.
   *
   * <p>Changes neither of its arguments; the result shares with them what it has in common. It is
   * no deeper than the deeper of the two.
   */
  public static JsonNode apply(JsonNode document, JsonNode patch) {
    if (!(patch instanceof ObjectNode fields)) {
      return patch;
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    if (document instanceof ObjectNode existing) {
      result.setAll(existing);
    }
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      merge(result, field.getKey(), field.getValue());
    }
    return result;
  }

  private static void merge(ObjectNode result, String key, JsonNode patch) {
    if (patch.isNull()) {
      result.remove(key);
    } else {
      result.set(key, apply(result.path(key), patch));
    }
  }
}
