package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A scalar of a content.
 *
 * @param keys of the objects around it
 * @param tokens of the JSON Pointer to it
 */
record Leaf(List<String> keys, List<String> tokens, JsonNode value) {

  /** All of a content, in order. */
  static List<Leaf> of(JsonNode content) {
    List<Leaf> leaves = new ArrayList<>();
    collect(new Leaf(List.of(), List.of(), content), leaves);
    return leaves;
  }

  /** Whether no array is around it. */
  boolean isInObjectsAlone() {
    return keys.size() == tokens.size();
  }

  private static void collect(Leaf here, List<Leaf> leaves) {
    if (here.value.isValueNode()) {
      leaves.add(here);
    }
    for (Map.Entry<String, JsonNode> field : here.value.properties()) {
      List<String> keys = with(here.keys, field.getKey());
      collect(new Leaf(keys, with(here.tokens, field.getKey()), field.getValue()), leaves);
    }
    for (int i = 0; here.value.isArray() && i < here.value.size(); i++) {
      List<String> tokens = with(here.tokens, Integer.toString(i));
      collect(new Leaf(here.keys, tokens, here.value.get(i)), leaves);
    }
  }

  private static List<String> with(List<String> list, String last) {
    List<String> result = new ArrayList<>(list);
    result.add(last);
    return result;
  }
}
