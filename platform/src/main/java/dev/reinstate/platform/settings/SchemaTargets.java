package dev.reinstate.platform.settings;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the references of a schema point to, as far as that is in the schema itself. */
final class SchemaTargets {

  private final JsonNode root;
  private final String id;
  private final Map<String, JsonNode> anchors = new HashMap<>();

  SchemaTargets(JsonNode schema) {
    this.root = schema;
    this.id = schema.path("$id").asText("").replaceFirst("#$", "");
    collectAnchors(schema);
  }

  /** The schema that a reference means; null if it is none or points elsewhere. */
  @Nullable JsonNode find(JsonNode reference) {
    String fragment = fragment(reference);
    if (fragment == null) {
      return null;
    }
    return isPointer(fragment) ? root.at(JsonPointer.compile(fragment)) : anchors.get(fragment);
  }

  boolean isDangling(JsonNode reference) {
    String fragment = fragment(reference);
    return fragment != null && !isPointer(fragment) && !anchors.containsKey(fragment);
  }

  private void collectAnchors(JsonNode node) {
    for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
      if (node.path(keyword).isTextual()) {
        anchors.putIfAbsent(node.path(keyword).textValue(), node);
      }
    }
    node.forEach(this::collectAnchors);
  }

  private static boolean isPointer(String fragment) {
    return fragment.isEmpty() || fragment.startsWith("/");
  }

  /** The part after {@code #} of a reference into this schema; null for any other. */
  private @Nullable String fragment(JsonNode reference) {
    if (!reference.isTextual()) {
      return null;
    }
    String text = reference.textValue();
    String absolute = text.isEmpty() || text.startsWith("#") ? id + text : absolute(text);
    String rest = absolute.startsWith(id) ? absolute.substring(id.length()) : "elsewhere";
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      return null;
    }
    String encoded = rest.isEmpty() ? rest : rest.substring(1);
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The meta-schema has seen to it that both are URI references. */
  private String absolute(String reference) {
    return URI.create(id).resolve(reference).toString();
  }
}
