package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reinstate.platform.json.JsonEquality;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An array that somebody sent back. Elements have no names, so each that he sent is matched to at
 * most one that he was shown:
 *
 * <ol>
 *   <li>one that is at its index just as it was shown is that one;
 *   <li>one that is equal to another that was shown, and is not matched yet, is the first such;
 *   <li>a container at the index of one of its kind that is not matched yet is that one, edited;
 *   <li>all else is new.
 * </ol>
 *
 * <p>What was shown and is not matched is gone. What was not shown stays behind the element that it
 * stood behind.
 */
final class ArrayMerge {

  private static final int NEW = -1;

  private final ShownElements stored;
  private final ArrayNode submitted;
  private final int[] origins;
  private final boolean[] matched;

  ArrayMerge(ShownElements stored, ArrayNode submitted) {
    this.stored = stored;
    this.submitted = submitted;
    this.origins = new int[submitted.size()];
    this.matched = new boolean[stored.size()];
    Arrays.fill(origins, NEW);
  }

  ArrayNode result() {
    matchUnmoved();
    matchMoved();
    matchEdited();
    Map<Integer, List<JsonNode>> hidden = stored.hiddenBehind(matched);
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    result.addAll(hidden.getOrDefault(ShownElements.START, List.of()));
    for (int i = 0; i < origins.length; i++) {
      result.addAll(element(i));
      result.addAll(hidden.getOrDefault(origins[i], List.of()));
    }
    return result;
  }

  private void matchUnmoved() {
    for (int i = 0; i < indexesInBoth(); i++) {
      if (JsonEquality.exact(stored.shown(i), submitted.get(i))) {
        match(i, i);
      }
    }
  }

  private void matchMoved() {
    Map<ElementKey, Deque<Integer>> free = new HashMap<>();
    for (int origin = 0; origin < matched.length; origin++) {
      if (!matched[origin]) {
        ElementKey key = new ElementKey(stored.shown(origin));
        free.computeIfAbsent(key, same -> new ArrayDeque<>()).add(origin);
      }
    }
    for (int i = 0; i < origins.length && !free.isEmpty(); i++) {
      Deque<Integer> same = origins[i] == NEW ? free.get(new ElementKey(submitted.get(i))) : null;
      if (same != null && !same.isEmpty()) {
        match(i, same.remove());
      }
    }
  }

  private void matchEdited() {
    for (int i = 0; i < indexesInBoth(); i++) {
      JsonNode edited = submitted.get(i);
      boolean free = origins[i] == NEW && !matched[i];
      if (free && edited.isContainerNode() && sameKind(edited, stored.element(i))) {
        match(i, i);
      }
    }
  }

  private static boolean sameKind(JsonNode a, JsonNode b) {
    return a.getNodeType() == b.getNodeType();
  }

  private int indexesInBoth() {
    return Math.min(origins.length, matched.length);
  }

  private void match(int index, int origin) {
    origins[index] = origin;
    matched[origin] = true;
  }

  private Collection<JsonNode> element(int index) {
    int origin = origins[index];
    JsonNode stands = origin == NEW ? null : stored.element(origin);
    JsonNode shown = origin == NEW ? null : stored.shown(origin);
    JsonNode element = ViewMerge.of(stored.tree(), stands, shown, submitted.get(index));
    return element == null ? List.of() : List.of(element);
  }
}
