package dev.reinstate.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request is sent to, as it was sent: nothing is decoded.
 *
 * @param segments what stands between the slashes of the path
 * @param query what stands behind the {@code ?}; null if there is none
 */
record Target(HttpMethod method, String path, List<String> segments, @Nullable String query) {

  static Target of(HttpServerRequest request) {
    String path = request.path() == null ? "" : request.path();
    return new Target(request.method(), path, PathTemplate.split(path), request.query());
  }

  /** Whether it is answered without a token. */
  boolean isPublic() {
    return path.startsWith("/_health/")
        || path.startsWith("/_openapi.")
        || path.equals("/_metrics");
  }
}
