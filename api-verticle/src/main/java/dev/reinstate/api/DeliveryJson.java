package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Delivery;
import dev.reinstate.platform.json.Microseconds;
import java.io.IOException;

/** Writes a delivery: every member always, null where there is nothing. */
final class DeliveryJson {

  private DeliveryJson() {}

  static void write(JsonGenerator json, Delivery delivery) throws IOException {
    json.writeStartObject();
    writeProgress(json, delivery);
    writeLastAttempt(json, delivery);
    writeEvent(json, delivery);
    json.writeEndObject();
  }

  private static void writeProgress(JsonGenerator json, Delivery delivery) throws IOException {
    json.writeNumberField("id", delivery.id());
    json.writeStringField("hook", delivery.hook());
    json.writeStringField("status", delivery.status().word());
    json.writeNumberField("attempts", delivery.attempts());
    json.writeBooleanField("replay", delivery.replay());
    json.writeStringField("created_at", Microseconds.write(delivery.createdAt()));
    JsonBuffer.nullable(json, "next_attempt_at", delivery.nextAttemptAt());
    JsonBuffer.nullable(json, "finished_at", delivery.finishedAt());
  }

  private static void writeLastAttempt(JsonGenerator json, Delivery delivery) throws IOException {
    JsonBuffer.nullable(json, "last_status", delivery.lastStatus());
    json.writeStringField("last_error", delivery.lastError());
  }

  private static void writeEvent(JsonGenerator json, Delivery delivery) throws IOException {
    json.writeStringField("webhook_id", delivery.webhookId());
    json.writeStringField("event_id", delivery.eventId());
    json.writeStringField("event_type", delivery.eventType());
    json.writeStringField("action", delivery.action().word());
    json.writeStringField("space", delivery.space());
    json.writeStringField("collection", delivery.collection());
    json.writeStringField("document_id", delivery.documentId());
    JsonBuffer.nullable(json, "version", delivery.version());
    json.writeStringField("operation_id", delivery.operationId());
  }
}
