package dev.reinstate.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers requests whose method has no operation at their path. */
final class AllowedMethods {

  private AllowedMethods() {}

  /**
   * Answers {@code OPTIONS}.
   *
   * @param operations what can be done at the path
   * @throws ProblemException 404 where there is nothing, 405 for another method
   */
  static Answer answer(HttpMethod method, List<Operation> operations) {
    if (operations.isEmpty()) {
      throw Problems.notFound().exception();
    }
    String allow = allow(operations);
    if (!method.equals(HttpMethod.OPTIONS)) {
      throw Problems.methodNotAllowed(allow).exception();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Allow", allow);
    operations.stream()
        .filter(operation -> operation.method().equals(HttpMethod.PATCH))
        .forEach(patch -> headers.put("Accept-Patch", String.join(", ", patch.bodyTypes())));
    return new Answer(204, "", headers, Buffer.buffer());
  }

  private static String allow(List<Operation> operations) {
    Set<String> methods = new LinkedHashSet<>();
    for (Operation operation : operations) {
      methods.add(operation.method().name());
      if (operation.method().equals(HttpMethod.GET)) {
        methods.add("HEAD");
      }
    }
    methods.add("OPTIONS");
    return String.join(", ", methods);
  }
}
