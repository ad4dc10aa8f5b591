package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the operations out of an OpenAPI document, following references within it. */
final class OpenApiOperations {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode document;

  private OpenApiOperations(JsonNode document) {
    this.document = document;
  }

  static List<Operation> of(JsonNode document) {
    var reader = new OpenApiOperations(document);
    List<Operation> operations = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      for (var member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          operations.add(reader.operation(path.getKey(), member.getKey(), member.getValue()));
        }
      }
    }
    return operations;
  }

  private Operation operation(String path, String method, JsonNode operation) {
    JsonNode body = resolved(operation.path("requestBody"));
    return new Operation(
        SpacePaths.rootId(operation.path("operationId").asText()),
        HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
        PathTemplate.parse(path),
        queryRules(operation.path("parameters")),
        mediaTypes(body),
        body.path("required").asBoolean(),
        answerTypes(operation.path("responses")));
  }

  /** A parameter that is exploded from an object stands for parameters of any name: filters. */
  private QueryRules queryRules(JsonNode parameters) {
    Set<String> names = new HashSet<>();
    boolean filters = false;
    for (JsonNode reference : parameters) {
      JsonNode parameter = resolved(reference);
      if (parameter.path("in").asText().equals("query")) {
        boolean free = parameter.at("/schema/type").asText().equals("object");
        filters |= free;
        if (!free) {
          names.add(parameter.path("name").asText());
        }
      }
    }
    return new QueryRules(names, filters);
  }

  private List<String> answerTypes(JsonNode responses) {
    Set<String> types = new LinkedHashSet<>();
    for (var response : responses.properties()) {
      if (response.getKey().startsWith("2")) {
        types.addAll(mediaTypes(resolved(response.getValue())));
      }
    }
    return List.copyOf(types);
  }

  private static List<String> mediaTypes(JsonNode described) {
    List<String> types = new ArrayList<>();
    described.path("content").fieldNames().forEachRemaining(types::add);
    return types;
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? node : document.at(reference.asText().substring(1));
  }
}
