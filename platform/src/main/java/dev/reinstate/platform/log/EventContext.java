package dev.reinstate.platform.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.json.ErrorJson;
import dev.reinstate.platform.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, or tried to, from where and why; one JSON object in the log. Nothing of it is
 * content of a document.
 *
 * @param action what was done or attempted
 * @param userId who
 * @param userRoles his roles, as his token named them
 * @param ipAddress of the connection
 * @param userAgent as the caller named it
 * @param requestId of the HTTP request
 * @param correlationId of the run or session
 * @param operationId of the change of many documents it is part of
 * @param changeReason why, as the caller said
 * @param arrivedAt when the request arrived
 * @param traceParent the span that the request is, as W3C Trace Context writes it in its header;
 *     null: nobody follows the request
 * @param error what the caller was told; null when the change was committed
 */
public record EventContext(
    Action action,
    String userId,
    List<String> userRoles,
    String ipAddress,
    @Nullable String userAgent,
    String requestId,
    @Nullable String correlationId,
    @Nullable String operationId,
    @Nullable String changeReason,
    Instant arrivedAt,
    @Nullable String traceParent,
    @Nullable ErrorText error) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Keeps its own copy of the roles. */
  public EventContext {
    userRoles = List.copyOf(userRoles);
  }

  /** Of a change that is going to be committed. */
  public static EventContext of(Action action, RequestContext context, @Nullable String reason) {
    return new EventContext(
        action,
        context.actor().id(),
        context.actor().roles(),
        context.ipAddress(),
        context.userAgent(),
        context.requestId(),
        context.correlationId(),
        null,
        reason,
        context.arrivedAt(),
        context.traceParent(),
        null);
  }

  /** Of the same change as part of a change of many documents. */
  public EventContext inOperation(String operation) {
    return new EventContext(
        action,
        userId,
        userRoles,
        ipAddress,
        userAgent,
        requestId,
        correlationId,
        operation,
        changeReason,
        arrivedAt,
        traceParent,
        error);
  }

  /** Of the same attempt, refused. */
  public EventContext refused(ErrorText told) {
    return new EventContext(
        action,
        userId,
        userRoles,
        ipAddress,
        userAgent,
        requestId,
        correlationId,
        operationId,
        changeReason,
        arrivedAt,
        traceParent,
        told);
  }

  /** As the log keeps it. */
  public String toJson() {
    var text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** Reads what {@link #toJson} wrote. */
  public static EventContext parse(String json) {
    ObjectNode read = Json.readStoredObject(json);
    return new EventContext(
        Action.ofWord(text(read, "action")),
        text(read, "user_id"),
        texts(read.path("user_roles")),
        text(read, "ip_address"),
        optional(read, "user_agent"),
        text(read, "request_id"),
        optional(read, "correlation_id"),
        optional(read, "operation_id"),
        optional(read, "change_reason"),
        Instant.parse(text(read, "arrived_at")),
        optional(read, "traceparent"),
        error(read.path("error")));
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", action.word());
    json.writeStringField("user_id", userId);
    json.writeArrayFieldStart("user_roles");
    for (String role : userRoles) {
      json.writeString(role);
    }
    json.writeEndArray();
    json.writeStringField("ip_address", ipAddress);
    optional(json, "user_agent", userAgent);
    json.writeStringField("request_id", requestId);
    optional(json, "correlation_id", correlationId);
    optional(json, "operation_id", operationId);
    optional(json, "change_reason", changeReason);
    json.writeStringField("arrived_at", arrivedAt.toString());
    optional(json, "traceparent", traceParent);
    if (error != null) {
      json.writeFieldName("error");
      ErrorJson.write(json, error);
    }
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }

  private static String text(JsonNode json, String field) {
    return json.required(field).textValue();
  }

  private static @Nullable String optional(JsonNode json, String field) {
    return json.path(field).textValue();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(element -> texts.add(element.textValue()));
    return texts;
  }

  private static @Nullable ErrorText error(JsonNode error) {
    return error.isMissingNode()
        ? null
        : new ErrorText(text(error, "code"), text(error, "message"), optional(error, "hook"));
  }
}
