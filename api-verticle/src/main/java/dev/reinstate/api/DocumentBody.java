package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.SystemFields;
import dev.reinstate.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a document, or a merge patch of one, and takes the system fields out of it. */
final class DocumentBody {

  private DocumentBody() {}

  /** Reads a body whose {@code _id}, if it has one, is the caller's choice. */
  static NewDocument read(Body body) {
    ObjectNode document = body.jsonObject();
    boolean asSent = document.properties().stream().noneMatch(m -> isSystem(m.getKey()));
    return asSent ? new NewDocument(null, body.text()) : read(document);
  }

  /** Reads the content for the document of this id; an {@code _id} in it must be the same. */
  static String read(Body body, String id) {
    return contentOf(read(body), id);
  }

  /** The content for the document of this id. */
  static String contentOf(NewDocument document, String id) {
    if (document.id() != null && !document.id().equals(id)) {
      throw invalidId("_id is not the id in the path");
    }
    return document.content();
  }

  /** Reads one document of many. */
  static NewDocument read(ObjectNode document) {
    String id = id(document.get(SystemFields.ID));
    List<String> system =
        document.properties().stream()
            .map(Map.Entry::getKey)
            .filter(DocumentBody::isSystem)
            .collect(Collectors.toList());
    return new NewDocument(id, Json.write(document.without(system)));
  }

  private static boolean isSystem(String name) {
    if (SystemFields.isForbidden(name)) {
      throw Problems.badRequest("A field's name must not start with '_'", Details.of("field", name))
          .exception();
    }
    return SystemFields.contains(name);
  }

  private static @Nullable String id(@Nullable JsonNode id) {
    if (id == null) {
      return null;
    }
    if (!id.isTextual() || !Syntax.isId(id.textValue())) {
      throw invalidId("Invalid document id");
    }
    return id.textValue();
  }

  private static ProblemException invalidId(String message) {
    return Problems.badRequest(message, Details.of("field", SystemFields.ID)).exception();
  }
}
