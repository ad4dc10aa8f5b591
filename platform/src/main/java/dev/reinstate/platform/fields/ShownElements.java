package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements of a stored array of which somebody sees something, numbered as he sees them. */
final class ShownElements {

  /** Stands for the place before all of them. */
  static final int START = -2;

  private final FieldTree tree;
  private final JsonNode shown;
  private final List<JsonNode> elements = new ArrayList<>();

  /** By the number of shown elements before them. */
  private final Map<Integer, List<JsonNode>> hidden = new HashMap<>();

  private ShownElements(FieldTree tree, JsonNode shown) {
    this.tree = tree;
    this.shown = shown;
  }

  /**
   * The elements of this array.
   *
   * @param shown the array as it is shown, null if it is not
   */
  static ShownElements of(FieldTree tree, ArrayNode array, @Nullable JsonNode shown) {
    ShownElements result =
        new ShownElements(tree, shown == null ? MissingNode.getInstance() : shown);
    for (JsonNode element : array) {
      if (HiddenPart.isAll(tree, element)) {
        result.hidden.computeIfAbsent(result.size(), before -> new ArrayList<>()).add(element);
      } else {
        result.elements.add(element);
      }
    }
    return result;
  }

  /** What is shown of each. */
  FieldTree tree() {
    return tree;
  }

  int size() {
    return elements.size();
  }

  /** As it is stored. */
  JsonNode element(int index) {
    return elements.get(index);
  }

  /** As it is shown. */
  JsonNode shown(int index) {
    return shown.get(index);
  }

  /** The elements of which nothing is shown, by the nearest before them that stays. */
  Map<Integer, List<JsonNode>> hiddenBehind(boolean[] staying) {
    Map<Integer, List<JsonNode>> behind = new HashMap<>();
    int nearest = START;
    for (int before = 0; before <= staying.length && !hidden.isEmpty(); before++) {
      if (before > 0 && staying[before - 1]) {
        nearest = before - 1;
      }
      behind
          .computeIfAbsent(nearest, index -> new ArrayList<>())
          .addAll(hidden.getOrDefault(before, List.of()));
    }
    return behind;
  }
}
