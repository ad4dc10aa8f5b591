package dev.reinstate.api;

import dev.reinstate.api.Readiness.State;
import io.vertx.core.Future;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

final class ReadReadinessRoute implements Route {

  private final Together<Map<String, State>> readiness;

  ReadReadinessRoute(Readiness readiness) {
    this.readiness = new Together<>(readiness::check);
  }

  @Override
  public Future<Answer> handle(Call call) {
    return readiness
        .ask()
        .map(checks -> answer(new TreeMap<>(checks)))
        .otherwise(Answer.of(Problems.unavailable("Not ready")));
  }

  private static Answer answer(Map<String, State> checks) {
    if (checks.containsValue(State.DOWN)) {
      return notReady(checks);
    }
    return ready(checks.containsValue(State.DEGRADED) ? State.DEGRADED : State.UP, checks);
  }

  private static Answer ready(State state, Map<String, State> checks) {
    return Answer.json(
        200,
        JsonBuffer.of(
            json -> {
              json.writeStartObject();
              json.writeStringField("status", state.name());
              json.writeObjectFieldStart("checks");
              for (var check : checks.entrySet()) {
                json.writeStringField(check.getKey(), check.getValue().name());
              }
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  private static Answer notReady(Map<String, State> checks) {
    String missing =
        checks.entrySet().stream()
            .filter(check -> check.getValue() == State.DOWN)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    Problem problem = Problems.unavailable("Not ready: " + missing);
    return Answer.of(problem.with(Details.of("checks", checks)));
  }
}
