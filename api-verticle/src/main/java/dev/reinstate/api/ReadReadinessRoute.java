package dev.reinstate.api;

import io.vertx.core.Future;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

final class ReadReadinessRoute implements Route {

  private final Readiness readiness;

  ReadReadinessRoute(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public Future<Answer> handle(Call call) {
    return readiness
        .check()
        .map(ReadReadinessRoute::answer)
        .otherwise(Answer.of(Problems.unavailable("Not ready")));
  }

  private static Answer answer(Map<String, Boolean> checks) {
    Map<String, Boolean> sorted = new TreeMap<>(checks);
    return sorted.containsValue(false) ? notReady(sorted) : ready(sorted);
  }

  private static Answer ready(Map<String, Boolean> checks) {
    return Answer.json(
        200,
        JsonBuffer.of(
            json -> {
              json.writeStartObject();
              json.writeStringField("status", "UP");
              json.writeObjectFieldStart("checks");
              for (String name : checks.keySet()) {
                json.writeStringField(name, "UP");
              }
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  private static Answer notReady(Map<String, Boolean> checks) {
    String missing =
        checks.entrySet().stream()
            .filter(check -> !check.getValue())
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    Map<String, String> words = new TreeMap<>();
    checks.forEach((name, there) -> words.put(name, there ? "UP" : "DOWN"));
    Problem problem = Problems.unavailable("Not ready: " + missing);
    return Answer.of(problem.with(Details.of("checks", words)));
  }
}
