package dev.reinstate.platform.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.json.ChangesJson;
import dev.reinstate.platform.json.ErrorJson;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.log.LoggedEvent.State;
import dev.reinstate.platform.policy.Differences;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as it goes out: CloudEvents 1.0 in its JSON format, in one line. */
public final class EventEnvelope {
  private static final URI SOURCE = URI.create("urn:reinstate");
  private static final JsonFactory JSON = new JsonFactory();

  /** What the state after a restore of a space says of it. */
  private static final List<String> SUMMARY = List.of("date_time", "counts", "by_collection");

  private EventEnvelope() {}

  /**
   * The envelope with the states of the document as somebody with this view sees them; the changes
   * are those between what he sees.
   */
  public static String of(LoggedEvent event, View view) {
    CloudEvent envelope =
        CloudEventBuilder.v1()
            .withId(event.id())
            .withSource(SOURCE)
            .withType(event.type().word())
            .withSubject(subject(event))
            .withTime(event.at().atOffset(ZoneOffset.UTC))
            .withData("application/json", data(event, view))
            .build();
    return new String(new JsonFormat().serialize(envelope), StandardCharsets.UTF_8);
  }

  private static String subject(LoggedEvent event) {
    return event.documentId() == null
        ? event.collection()
        : event.collection() + "/" + event.documentId();
  }

  private static byte[] data(LoggedEvent event, View view) {
    var bytes = new ByteArrayOutputStream(1_024);
    String after = shown(view, event.after());
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      what(json, event);
      raw(json, "before", shown(view, event.before()));
      raw(json, "after", after);
      ChangesJson.write(json, changes(event, view));
      metadata(json, event, after);
      whoAndWhy(json, event);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void what(JsonGenerator json, LoggedEvent event) throws IOException {
    json.writeStringField("action", event.context().action().word());
    json.writeStringField("space", event.space());
    json.writeStringField("collection", event.collection());
    json.writeStringField("document_id", event.documentId());
    number(json, "version", event.version());
  }

  /** A restore of a space tells here, too, what it has done, as far as that is shown. */
  private static void metadata(JsonGenerator json, LoggedEvent event, @Nullable String after)
      throws IOException {
    json.writeObjectFieldStart("metadata");
    json.writeStringField("document_id", event.documentId());
    number(json, "restore_version", event.restoredFrom());
    if (event.type() == EventType.SPACE_RESTORED && after != null) {
      ObjectNode summary = Json.readStoredObject(after);
      for (String member : SUMMARY) {
        if (summary.has(member)) {
          raw(json, member, Json.write(summary.get(member)));
        }
      }
    }
    json.writeEndObject();
  }

  private static void whoAndWhy(JsonGenerator json, LoggedEvent event) throws IOException {
    EventContext context = event.context();
    json.writeObjectFieldStart("user");
    json.writeStringField("id", context.userId());
    json.writeArrayFieldStart("roles");
    for (String role : context.userRoles()) {
      json.writeString(role);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeStringField("change_reason", context.changeReason());
    json.writeStringField("operation_id", context.operationId());
    json.writeStringField("correlation_id", context.correlationId());
    json.writeStringField("request_id", context.requestId());
    if (context.error() != null) {
      json.writeFieldName("error");
      ErrorJson.write(json, context.error());
    }
  }

  private static @Nullable String shown(View view, @Nullable State state) {
    if (state == null || view.showsEverything()) {
      return state == null ? null : state.data();
    }
    return Json.write(view.shown(Json.readStoredObject(state.data())));
  }

  private static List<FieldChange> changes(LoggedEvent event, View view) {
    return event.type().refused()
        ? List.of()
        : Differences.between(view, data(event.before()), data(event.after())).changes();
  }

  private static @Nullable String data(@Nullable State state) {
    return state == null ? null : state.data();
  }

  private static void number(JsonGenerator json, String field, @Nullable Integer value)
      throws IOException {
    json.writeFieldName(field);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }

  private static void raw(JsonGenerator json, String field, @Nullable String text)
      throws IOException {
    json.writeFieldName(field);
    json.writeRawValue(text == null ? "null" : text);
  }
}
