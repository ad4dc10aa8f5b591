package dev.reinstate.api;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer, ready to be sent.
 *
 * @param type the media type of the body; empty when there is none
 * @param headers beyond those of every answer
 * @param body all of it; empty when it comes piece by piece
 * @param stream is called once with where to write the body to; null unless it comes piece by piece
 * @param code of the error that it tells; null when it tells none
 * @param over is called once when the answer has been sent, or there is nobody to send it to
 */
record Answer(
    int status,
    String type,
    Map<String, String> headers,
    Buffer body,
    @Nullable Consumer<Outlet> stream,
    @Nullable String code,
    Runnable over) {

  static final String JSON = "application/json";

  Answer(int status, String type, Map<String, String> headers, Buffer body) {
    this(status, type, headers, body, null, null, () -> {});
  }

  static Answer json(int status, Buffer body) {
    return new Answer(status, JSON, Map.of(), body);
  }

  static Answer of(Problem problem) {
    return new Answer(
        problem.status(),
        JSON,
        problem.headers(),
        ProblemJson.write(problem),
        null,
        problem.code(),
        () -> {});
  }

  /** An answer whose body comes piece by piece. */
  static Answer streamed(String type, Consumer<Outlet> stream) {
    return new Answer(200, type, Map.of(), Buffer.buffer(), stream, null, () -> {});
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, more, body, stream, code, over);
  }

  Answer whenOver(Runnable then) {
    return new Answer(status, type, headers, body, stream, code, then);
  }
}
