package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where a token names the roles of its holder: a claim of that very name, else the value at the end
 * of that dotted path, such as {@code realm_access.roles}. The value is a list of texts, or one
 * text of names separated by spaces or commas; anything else names no role.
 */
record RolesClaim(String name) {

  List<String> in(JsonNode claims) {
    JsonNode value = claims.has(name) ? claims.path(name) : atPath(claims);
    Stream<String> roles =
        value.isTextual()
            ? Arrays.stream(value.textValue().split("[ ,]+"))
            : StreamSupport.stream(value.spliterator(), false)
                .filter(role -> value.isArray() && role.isTextual())
                .map(JsonNode::textValue);
    return roles.filter(role -> !role.isEmpty()).distinct().toList();
  }

  /** Writes the roles to where {@link #in} finds them. */
  void put(ObjectNode claims, List<String> roles) {
    List<String> path = path();
    ObjectNode parent = claims;
    for (String step : path.subList(0, path.size() - 1)) {
      parent = parent.withObjectProperty(step);
    }
    roles.forEach(parent.putArray(path.getLast())::add);
  }

  private JsonNode atPath(JsonNode claims) {
    JsonNode value = claims;
    for (String step : path()) {
      value = value.path(step);
    }
    return value;
  }

  private List<String> path() {
    return List.of(name.split("\\.", -1));
  }
}
