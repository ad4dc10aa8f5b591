package dev.reinstate.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;

/** Writes an error. */
final class ProblemJson {

  private static final JsonMapper MAPPER = new JsonMapper();

  private ProblemJson() {}

  static Buffer write(Problem problem) {
    return JsonBuffer.of(
        json -> {
          json.setCodec(MAPPER);
          json.writeStartObject();
          json.writeObjectFieldStart("error");
          json.writeStringField("code", problem.code());
          json.writeStringField("message", problem.message());
          if (!problem.details().isEmpty()) {
            json.writePOJOField("details", problem.details());
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }
}
