package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of a stored value when somebody takes away all that he sees of it. */
final class HiddenPart {

  private HiddenPart() {}

  /** Null if nothing is left. Of an array those elements are left of which nothing is shown. */
  static @Nullable JsonNode of(FieldTree tree, JsonNode stored) {
    if (isAll(tree, stored)) {
      return stored;
    }
    return switch (stored) {
      case ObjectNode object -> object(tree, object);
      case ArrayNode array -> array(tree, array);
      default -> null;
    };
  }

  private static @Nullable JsonNode object(FieldTree tree, ObjectNode object) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode left = of(tree.child(field.getKey()), field.getValue());
      if (left != null) {
        result.set(field.getKey(), left);
      }
    }
    return result.isEmpty() ? null : result;
  }

  private static @Nullable JsonNode array(FieldTree tree, ArrayNode array) {
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : array) {
      if (isAll(tree, element)) {
        result.add(element);
      }
    }
    return result.isEmpty() ? null : result;
  }

  /** Whether nothing of the value is shown. */
  static boolean isAll(FieldTree tree, JsonNode stored) {
    return tree.isHidden() && FieldFilter.SHOWN.of(tree, stored) == null;
  }
}
