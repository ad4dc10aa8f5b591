package dev.reinstate.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Holds a body to what its operation takes. */
final class BodyTypes {

  private BodyTypes() {}

  /** Before it is read: refuses a compressed one. */
  static void checkEncoding(HttpServerRequest request, Operation operation) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problems.unsupportedMediaType("The body must not be compressed", operation.bodyTypes())
          .exception();
    }
  }

  /** When it is read: refuses a missing, an unexpected and a wrongly typed one. */
  static Body typed(HttpServerRequest request, Operation operation, Buffer bytes) {
    if (bytes.length() == 0 && operation.bodyRequired()) {
      throw Problems.badRequest("A body is required").exception();
    }
    if (bytes.length() == 0) {
      return Body.NONE;
    }
    if (operation.bodyTypes().isEmpty()) {
      throw Problems.badRequest("There must be no body").exception();
    }
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return new Body(ContentType.check(type, operation.bodyTypes()), bytes);
  }
}
