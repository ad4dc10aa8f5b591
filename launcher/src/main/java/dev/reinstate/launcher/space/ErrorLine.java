package dev.reinstate.launcher.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Says in one line what the service answered with an error. */
final class ErrorLine {

  private static final int MAX_NAMES = 5;

  private ErrorLine() {}

  static String of(JsonNode error) {
    List<String> names = names(error.path("details"));
    String list = String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMES)));
    String more = names.size() > MAX_NAMES ? ", ..." : "";
    return error.path("message").asText()
        + " ("
        + error.path("code").asText()
        + ")"
        + (names.isEmpty() ? "" : ": " + list + more);
  }

  /** Whatever the details name: documents, jobs, collections, a moment. */
  private static List<String> names(JsonNode details) {
    List<String> names = new ArrayList<>();
    for (JsonNode detail : details) {
      if (detail.isArray()) {
        detail.forEach(element -> names.add(name(element)));
      } else if (detail.isValueNode()) {
        names.add(detail.asText());
      }
    }
    return names;
  }

  private static String name(JsonNode element) {
    return element.isObject()
        ? element.path("collection").asText() + "/" + element.path("id").asText()
        : element.asText();
  }
}
