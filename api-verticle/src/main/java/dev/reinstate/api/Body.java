package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The body of a request.
 *
 * @param type its media type, one of the operation's; empty if there is no body
 */
record Body(String type, Buffer bytes) {

  static final Body NONE = new Body("", Buffer.buffer());

  boolean isEmpty() {
    return bytes.length() == 0;
  }

  /** The body as it was sent. */
  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  JsonNode json() {
    try {
      return Json.read(bytes.getBytes());
    } catch (InvalidJsonException e) {
      throw Problems.badRequest(Objects.requireNonNullElse(e.getMessage(), "")).exception();
    }
  }

  ObjectNode jsonObject() {
    if (json() instanceof ObjectNode object) {
      return object;
    }
    throw Problems.badRequest("The body must be a JSON object").exception();
  }
}
