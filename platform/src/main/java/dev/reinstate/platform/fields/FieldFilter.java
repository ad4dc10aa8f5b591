package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a value what is hidden. Null means that nothing of it is left, not even itself.
 *
 * <p>A container that is not shown itself is there only as the way to something below it that is.
 * What is unchanged is shared with the argument, which never changes.
 */
enum FieldFilter {
  /** What somebody sees: without the hidden, and masked. */
  SHOWN,
  /** What somebody may send: without the hidden. */
  UNHIDDEN;

  @Nullable JsonNode of(FieldTree tree, JsonNode value) {
    if (tree.showsEverything()) {
      return value;
    }
    if (tree.hidesEverything()) {
      return null;
    }
    return switch (value) {
      case ObjectNode object -> object(tree, object);
      case ArrayNode array -> array(tree, array);
      default -> scalar(tree, value);
    };
  }

  private @Nullable JsonNode object(FieldTree tree, ObjectNode object) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    boolean same = true;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode left = of(tree.child(field.getKey()), field.getValue());
      same &= isItself(left, field.getValue());
      if (left != null) {
        result.set(field.getKey(), left);
      }
    }
    return chosen(tree, object, result, same);
  }

  private @Nullable JsonNode array(FieldTree tree, ArrayNode array) {
    ArrayNode result = JsonNodeFactory.instance.arrayNode(array.size());
    boolean same = true;
    for (JsonNode element : array) {
      JsonNode left = of(tree, element);
      same &= isItself(left, element);
      if (left != null) {
        result.add(left);
      }
    }
    return chosen(tree, array, result, same);
  }

  private static @Nullable JsonNode chosen(
      FieldTree tree, JsonNode value, JsonNode result, boolean same) {
    if (tree.isHidden() && result.isEmpty()) {
      return null;
    }
    return same ? value : result;
  }

  /** Not whether it is equal to it: that would be a walk of its own at every level. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isItself(@Nullable JsonNode left, JsonNode value) {
    return left == value;
  }

  private @Nullable JsonNode scalar(FieldTree tree, JsonNode value) {
    if (tree.isHidden()) {
      return null;
    }
    Mask mask = tree.mask();
    return mask == null || this == UNHIDDEN ? value : mask.masked(value);
  }
}
