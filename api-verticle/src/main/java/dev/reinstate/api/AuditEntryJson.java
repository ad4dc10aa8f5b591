package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.platform.json.ChangesJson;
import dev.reinstate.platform.json.ErrorJson;
import dev.reinstate.platform.json.Microseconds;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes an entry of the audit trail: every member always, null where there is nothing. */
final class AuditEntryJson {

  private AuditEntryJson() {}

  static void write(JsonGenerator json, AuditEntry entry) throws IOException {
    json.writeStartObject();
    writeWhat(json, entry);
    writeOutcome(json, entry);
    writeWho(json, entry);
    writeStates(json, entry);
    json.writeStringField("hash", entry.hash());
    json.writeStringField("previous_hash", entry.previousHash());
    json.writeEndObject();
  }

  private static void writeWhat(JsonGenerator json, AuditEntry entry) throws IOException {
    json.writeNumberField("seq", entry.seq());
    json.writeStringField("event_id", entry.eventId());
    json.writeStringField("timestamp", Microseconds.write(entry.timestamp()));
    json.writeStringField("action", entry.action().word());
    json.writeStringField("space", entry.space());
    json.writeStringField("collection", entry.collection());
    json.writeStringField("document_id", entry.documentId());
    JsonBuffer.nullable(json, "version", entry.version());
    JsonBuffer.nullable(json, "restore_version", entry.restoreVersion());
  }

  private static void writeOutcome(JsonGenerator json, AuditEntry entry) throws IOException {
    json.writeBooleanField("success", entry.success());
    json.writeFieldName("error");
    ErrorText error = entry.error();
    if (error == null) {
      json.writeNull();
    } else {
      ErrorJson.write(json, error);
    }
  }

  private static void writeWho(JsonGenerator json, AuditEntry entry) throws IOException {
    json.writeStringField("user_id", entry.userId());
    json.writeArrayFieldStart("user_roles");
    for (String role : entry.userRoles()) {
      json.writeString(role);
    }
    json.writeEndArray();
    json.writeStringField("ip_address", entry.ipAddress());
    json.writeStringField("user_agent", entry.userAgent());
    json.writeStringField("request_id", entry.requestId());
    json.writeStringField("correlation_id", entry.correlationId());
    json.writeStringField("operation_id", entry.operationId());
    json.writeStringField("change_reason", entry.changeReason());
    json.writeNumberField("latency_ms", entry.latencyMillis());
  }

  private static void writeStates(JsonGenerator json, AuditEntry entry) throws IOException {
    writeState(json, "before", entry.before());
    writeState(json, "after", entry.after());
    ChangesJson.write(json, entry.changes());
  }

  private static void writeState(JsonGenerator json, String name, @Nullable String state)
      throws IOException {
    json.writeFieldName(name);
    json.writeRawValue(state == null ? "null" : state);
  }
}
