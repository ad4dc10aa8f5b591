package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request.
 *
 * @param type its media type, one of the operation's; empty if there is no body
 * @param bytes all of it; empty when it comes piece by piece
 * @param inlet where to take it from piece by piece; null unless it comes so
 */
record Body(String type, Buffer bytes, @Nullable Inlet inlet) {

  static final Body NONE = new Body("", Buffer.buffer());

  Body(String type, Buffer bytes) {
    this(type, bytes, null);
  }

  /**
   * One that nobody has read yet, of any type.
   *
   * @param type as its sender says; empty if he does not
   */
  static Body arriving(String type, Inlet inlet) {
    return new Body(type, Buffer.buffer(), inlet);
  }

  boolean isEmpty() {
    return bytes.length() == 0;
  }

  /** The body as it was sent. */
  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Where to take it from, of one that comes piece by piece. */
  Inlet requiredInlet() {
    if (inlet == null) {
      throw new IllegalStateException("the body has been read");
    }
    return inlet;
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
