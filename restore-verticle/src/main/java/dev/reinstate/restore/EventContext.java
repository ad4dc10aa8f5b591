package dev.reinstate.restore;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.WriteOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes who did something, from where and why, as the event log keeps it: one JSON object. */
final class EventContext {
  private static final JsonFactory JSON = new JsonFactory();

  private EventContext() {}

  static String of(RequestContext context, WriteOptions options) {
    var text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, context, options.changeReason());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, RequestContext context, @Nullable String reason)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("user_id", context.actor().id());
    json.writeArrayFieldStart("user_roles");
    for (String role : context.actor().roles()) {
      json.writeString(role);
    }
    json.writeEndArray();
    json.writeStringField("ip_address", context.ipAddress());
    optional(json, "user_agent", context.userAgent());
    json.writeStringField("request_id", context.requestId());
    optional(json, "correlation_id", context.correlationId());
    optional(json, "change_reason", reason);
    json.writeStringField("arrived_at", context.arrivedAt().toString());
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }
}
