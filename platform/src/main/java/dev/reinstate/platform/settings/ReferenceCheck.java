package dev.reinstate.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds references to anchors that do not exist, which the validator would meet only when it comes
 * to them, and references that come back to where they started without going deeper into the
 * document, as in {@code {"$ref": "#"}}: validating would never end (JSON Schema 2020-12 core,
 * section 9.4.1). Looks at references within the schema alone.
 */
final class ReferenceCheck {

  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef");
  private static final List<String> SAME_VALUE = List.of("not", "if", "then", "else");
  private static final List<String> SAME_VALUE_SEVERAL =
      List.of("allOf", "anyOf", "oneOf", "dependentSchemas");

  /** What stands below these is data. */
  private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

  private enum State {
    OPEN,
    DONE
  }

  private final JsonNode root;
  private final SchemaTargets targets;
  private final IdentityHashMap<JsonNode, State> states = new IdentityHashMap<>();
  private final List<SchemaError> errors = new ArrayList<>();

  ReferenceCheck(JsonNode schema) {
    this.root = schema;
    this.targets = new SchemaTargets(schema);
  }

  /** The errors, each at the reference or the schema that leads into a loop. */
  List<SchemaError> find() {
    search(root, "");
    return errors;
  }

  private void search(JsonNode node, String path) {
    for (String keyword : REFERENCES) {
      if (targets.isDangling(node.path(keyword))) {
        String where = FieldPath.key(path, keyword);
        errors.add(new SchemaError(where, "refers to an anchor that does not exist"));
      }
    }
    follow(node, path);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!DATA.contains(entry.getKey())) {
        search(entry.getValue(), FieldPath.key(path, entry.getKey()));
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      search(node.get(i), FieldPath.item(path, i));
    }
  }

  private void follow(JsonNode node, String path) {
    if (states.putIfAbsent(node, State.OPEN) != null) {
      return;
    }
    for (JsonNode next : appliedToTheSameValue(node)) {
      if (states.get(next) == State.OPEN) {
        errors.add(new SchemaError(path, "refers to itself without end"));
      } else {
        follow(next, path);
      }
    }
    states.put(node, State.DONE);
  }

  private List<JsonNode> appliedToTheSameValue(JsonNode node) {
    Stream<JsonNode> referred =
        REFERENCES.stream().map(node::path).map(targets::find).flatMap(Stream::ofNullable);
    Stream<JsonNode> single = SAME_VALUE.stream().map(node::path);
    Stream<JsonNode> several =
        SAME_VALUE_SEVERAL.stream().flatMap(keyword -> node.path(keyword).valueStream());
    return Stream.of(referred, single, several)
        .flatMap(schemas -> schemas)
        .filter(JsonNode::isObject)
        .toList();
  }
}
