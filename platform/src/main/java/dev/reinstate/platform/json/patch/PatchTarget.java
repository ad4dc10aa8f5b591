package dev.reinstate.platform.json.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.patch.PatchOutcome.Reason;
import java.util.regex.Pattern;

/** The document while it is being patched: a tree of its own, changed in place. */
final class PatchTarget {

  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private JsonNode root;

  PatchTarget(JsonNode root) {
    this.root = root;
  }

  JsonNode document() {
    return root;
  }

  JsonNode get(Pointer path) throws PatchConflict {
    JsonNode node = root;
    for (String token : path.tokens()) {
      node = child(node, token);
    }
    return node;
  }

  void add(Pointer path, JsonNode value) throws PatchConflict {
    if (path.isRoot()) {
      root = value;
      return;
    }
    switch (get(path.parent())) {
      case ObjectNode object -> object.set(path.last(), value);
      case ArrayNode array -> array.insert(insertionIndex(array, path.last()), value);
      default -> throw missing();
    }
  }

  void replace(Pointer path, JsonNode value) throws PatchConflict {
    if (path.isRoot()) {
      root = value;
      return;
    }
    get(path);
    switch (get(path.parent())) {
      case ObjectNode object -> object.set(path.last(), value);
      case ArrayNode array -> array.set(index(path.last()), value);
      default -> throw missing();
    }
  }

  JsonNode remove(Pointer path) throws PatchConflict {
    JsonNode value = get(path);
    switch (get(path.parent())) {
      case ObjectNode object -> object.remove(path.last());
      case ArrayNode array -> array.remove(index(path.last()));
      default -> throw missing();
    }
    return value;
  }

  private static JsonNode child(JsonNode node, String token) throws PatchConflict {
    JsonNode child = node.isArray() ? node.path(index(token)) : node.path(token);
    if (child.isMissingNode()) {
      throw missing();
    }
    return child;
  }

  private static int insertionIndex(ArrayNode array, String token) throws PatchConflict {
    int index = token.equals("-") ? array.size() : index(token);
    if (index > array.size()) {
      throw missing();
    }
    return index;
  }

  /** Nine digits are more than any array has elements; leading zeros are not an index. */
  private static int index(String token) throws PatchConflict {
    if (!INDEX.matcher(token).matches()) {
      throw missing();
    }
    return Integer.parseInt(token);
  }

  private static PatchConflict missing() {
    return new PatchConflict(Reason.PATH_MISSING);
  }
}
