package dev.reinstate.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What is wrong with a field of a body of the service's own. */
final class InvalidField {

  private InvalidField() {}

  static ProblemException of(String message, String field) {
    return Problems.badRequest(message, Details.of("field", field)).exception();
  }

  static ProblemException unknown(String field) {
    return of("Unknown field", field);
  }

  /** Refuses fields that are not known, rather than ignore what somebody has misspelt. */
  static void checkNames(ObjectNode fields, Set<String> known) {
    for (var member : fields.properties()) {
      if (!known.contains(member.getKey())) {
        throw unknown(member.getKey());
      }
    }
  }
}
