package dev.reinstate.api;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer, ready to be sent.
 *
 * @param type the media type of the body; empty when there is none
 * @param headers beyond those of every answer
 */
record Answer(int status, String type, Map<String, String> headers, Buffer body) {

  static final String JSON = "application/json";

  static Answer json(int status, Buffer body) {
    return new Answer(status, JSON, Map.of(), body);
  }

  static Answer of(Problem problem) {
    return new Answer(problem.status(), JSON, problem.headers(), ProblemJson.write(problem));
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, more, body);
  }
}
