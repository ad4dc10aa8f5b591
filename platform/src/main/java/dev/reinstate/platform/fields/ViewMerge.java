package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.JsonEquality;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody means who saw a stored value through a tree and sends another one for it.
 *
 * <p>What he was shown is made once and walked along with the rest: made anew for every array
 * within arrays it would be a copy for each of them. Java's null is a value that is not there.
 */
final class ViewMerge {

  private ViewMerge() {}

  static @Nullable JsonNode of(
      FieldTree tree,
      @Nullable JsonNode stored,
      @Nullable JsonNode shown,
      @Nullable JsonNode submitted) {
    if (tree.showsEverything()) {
      return submitted;
    }
    if (tree.hidesEverything()) {
      return stored;
    }
    if (stored == null) {
      return submitted == null ? null : FieldFilter.UNHIDDEN.of(tree, submitted);
    }
    if (stored instanceof ObjectNode object && submitted instanceof ObjectNode fields) {
      return objects(tree, object, shown, fields);
    }
    if (stored instanceof ArrayNode array && submitted instanceof ArrayNode elements) {
      return new ArrayMerge(ShownElements.of(tree, array, shown), elements).result();
    }
    return replaced(tree, stored, shown, submitted);
  }

  private static ObjectNode objects(
      FieldTree tree, ObjectNode stored, @Nullable JsonNode shown, ObjectNode submitted) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : stored.properties()) {
      String key = field.getKey();
      JsonNode seen = shown == null ? null : shown.get(key);
      setIfAny(result, key, of(tree.child(key), field.getValue(), seen, submitted.get(key)));
    }
    for (Map.Entry<String, JsonNode> field : submitted.properties()) {
      String key = field.getKey();
      if (!stored.has(key)) {
        setIfAny(result, key, of(tree.child(key), null, null, field.getValue()));
      }
    }
    return result;
  }

  private static void setIfAny(ObjectNode object, String key, @Nullable JsonNode value) {
    if (value != null) {
      object.set(key, value);
    }
  }

  /** Nothing, a scalar, or a container of the other kind for what is stored. */
  private static @Nullable JsonNode replaced(
      FieldTree tree, JsonNode stored, @Nullable JsonNode shown, @Nullable JsonNode submitted) {
    JsonNode hidden = HiddenPart.of(tree, stored);
    if (hidden != null || submitted == null) {
      return hidden;
    }
    boolean unchanged = shown != null && JsonEquality.exact(shown, submitted);
    return unchanged ? stored : FieldFilter.UNHIDDEN.of(tree, submitted);
  }
}
