package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.NewDocument;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code {"documents":[...]}}; the first bad document is named by its index. */
final class BatchBody {

  private static final int MAX_DOCUMENTS = 1_000;

  private BatchBody() {}

  static List<NewDocument> read(Body body) {
    ArrayNode documents = documents(body.jsonObject());
    if (documents.isEmpty() || documents.size() > MAX_DOCUMENTS) {
      throw Problems.badRequest("documents must be 1 to 1,000").exception();
    }
    List<NewDocument> all = new ArrayList<>(documents.size());
    for (JsonNode document : documents) {
      all.add(document(document, all.size()));
    }
    return all;
  }

  private static ArrayNode documents(ObjectNode body) {
    for (var member : body.properties()) {
      if (!member.getKey().equals("documents")) {
        throw Problems.badRequest("Unknown field", Details.of("field", member.getKey()))
            .exception();
      }
    }
    if (body.get("documents") instanceof ArrayNode documents) {
      return documents;
    }
    throw Problems.badRequest("documents must be an array", Details.of("field", "documents"))
        .exception();
  }

  private static NewDocument document(JsonNode document, int index) {
    if (!(document instanceof ObjectNode object)) {
      throw Problems.badRequest("A document must be a JSON object", Details.of("index", index))
          .exception();
    }
    try {
      return DocumentBody.read(object);
    } catch (ProblemException e) {
      Problem problem = e.problem();
      throw Problems.badRequest(problem.message(), Details.with(problem.details(), "index", index))
          .exception();
    }
  }
}
