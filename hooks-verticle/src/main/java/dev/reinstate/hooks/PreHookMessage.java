package dev.reinstate.hooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.CallPreHook;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What a worker or an endpoint is asked. */
final class PreHookMessage {
  private static final JsonFactory JSON = new JsonFactory();

  private PreHookMessage() {}

  /**
   * In JSON; states of the document are copied and never parsed, so each number keeps its digits.
   */
  static String text(CallPreHook call) {
    var text = new StringWriter(1_024);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      write(json, call);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, CallPreHook call) throws IOException {
    json.writeStringField("hook", call.hook());
    json.writeStringField("id", call.id());
    json.writeNumberField("attempt", call.attempt());
    json.writeStringField("action", call.action().word());
    json.writeStringField("space", call.document().space());
    json.writeStringField("collection", call.document().collection());
    json.writeStringField("document_id", call.document().id());
    raw(json, "before", call.before());
    raw(json, "after", call.after());
    raw(json, "metadata", call.metadata());
    user(json, call.context().actor());
    json.writeBooleanField("dry_run", call.dryRun());
    json.writeStringField("request_id", call.context().requestId());
  }

  private static void user(JsonGenerator json, Actor actor) throws IOException {
    json.writeObjectFieldStart("user");
    json.writeStringField("id", actor.id());
    json.writeArrayFieldStart("roles");
    for (String role : actor.roles()) {
      json.writeString(role);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void raw(JsonGenerator json, String field, @Nullable String text)
      throws IOException {
    json.writeFieldName(field);
    json.writeRawValue(text == null ? "null" : text);
  }
}
