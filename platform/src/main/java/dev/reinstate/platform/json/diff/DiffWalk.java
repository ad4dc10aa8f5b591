package dev.reinstate.platform.json.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.JsonEquality;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One walk through two documents side by side. */
final class DiffWalk {

  private final SortedMap<String, Change> changes = new TreeMap<>();
  private final Deque<String> here = new ArrayDeque<>();

  List<Change> changes() {
    return List.copyOf(changes.values());
  }

  void compare(ObjectNode from, ObjectNode to) {
    for (Map.Entry<String, JsonNode> field : from.properties()) {
      compare(field.getKey(), field.getValue(), to.get(field.getKey()));
    }
    for (Map.Entry<String, JsonNode> field : to.properties()) {
      if (!from.has(field.getKey())) {
        compare(field.getKey(), null, field.getValue());
      }
    }
  }

  private void compare(String key, @Nullable JsonNode from, @Nullable JsonNode to) {
    here.addLast(key);
    if (from instanceof ObjectNode before && to instanceof ObjectNode after) {
      compare(before, after);
    } else if (from == null || to == null || !JsonEquality.exact(from, to)) {
      FieldPath field = new FieldPath(new ArrayList<>(here));
      changes.put(field.toString(), new Change(field, from, to));
    }
    here.removeLast();
  }
}
