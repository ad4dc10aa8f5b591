package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.JsonEquality;
import dev.reinstate.platform.json.diff.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path that may not be written, and what that means for one change.
 *
 * <p>{@code depth} is how many of its keys lead to where the values are. Java's null is a value
 * that is not there.
 */
record DeniedField(FieldPath path) {

  boolean changes(@Nullable JsonNode before, @Nullable JsonNode after) {
    return changes(before, after, 0);
  }

  ObjectNode kept(@Nullable JsonNode before, ObjectNode after) {
    return kept(before, after, 0) instanceof ObjectNode object ? object : after;
  }

  private boolean changes(@Nullable JsonNode before, @Nullable JsonNode after, int depth) {
    List<JsonNode> was = reached(before, depth);
    List<JsonNode> is = reached(after, depth);
    if (was.size() != is.size()) {
      return true;
    }
    for (int i = 0; i < was.size(); i++) {
      if (!JsonEquality.exact(was.get(i), is.get(i))) {
        return true;
      }
    }
    return false;
  }

  private List<JsonNode> reached(@Nullable JsonNode value, int depth) {
    List<JsonNode> values = new ArrayList<>();
    reach(value, depth, values);
    return values;
  }

  private void reach(@Nullable JsonNode value, int depth, List<JsonNode> values) {
    if (value == null) {
      return;
    }
    if (isThere(depth)) {
      values.add(value);
    } else if (value instanceof ObjectNode object) {
      reach(object.get(key(depth)), depth + 1, values);
    } else if (value instanceof ArrayNode array) {
      array.forEach(element -> reach(element, depth, values));
    }
  }

  private @Nullable JsonNode kept(@Nullable JsonNode before, @Nullable JsonNode after, int depth) {
    if (!changes(before, after, depth)) {
      return after;
    }
    if (reached(before, depth).isEmpty()) {
      return after == null ? null : without(after, depth);
    }
    if (isThere(depth) || before instanceof ArrayNode) {
      return before;
    }
    ObjectNode result = after instanceof ObjectNode object ? copy(object) : empty();
    JsonNode now = before == null ? null : before.get(key(depth));
    return set(result, key(depth), kept(now, result.get(key(depth)), depth + 1));
  }

  private @Nullable JsonNode without(JsonNode value, int depth) {
    if (isThere(depth)) {
      return null;
    }
    return switch (value) {
      case ObjectNode object when object.has(key(depth)) ->
          set(copy(object), key(depth), without(object.get(key(depth)), depth + 1));
      case ArrayNode array -> {
        ArrayNode result = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> result.add(without(element, depth)));
        yield result;
      }
      default -> value;
    };
  }

  private static ObjectNode set(ObjectNode object, String key, @Nullable JsonNode value) {
    if (value == null) {
      object.remove(key);
    } else {
      object.set(key, value);
    }
    return object;
  }

  private static ObjectNode copy(ObjectNode object) {
    return empty().setAll(object);
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private boolean isThere(int depth) {
    return depth == path.keys().size();
  }

  private String key(int depth) {
    return path.keys().get(depth);
  }
}
