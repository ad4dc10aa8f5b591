package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.HistoryEntry;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.platform.json.Microseconds;
import java.io.IOException;

/** Writes what is known of a version. */
final class VersionJson {

  private VersionJson() {}

  /** Writes an entry of the list of versions. */
  static void writeEntry(JsonGenerator json, VersionEntry entry) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", entry.version());
    writeMembers(json, entry);
    json.writeEndObject();
  }

  /** Writes an entry of what changed in a space. */
  static void writeHistory(JsonGenerator json, HistoryEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("collection", entry.collection());
    json.writeStringField("id", entry.id());
    json.writeNumberField("version", entry.version().version());
    writeMembers(json, entry.version());
    json.writeEndObject();
  }

  /** Writes the {@code metadata} that stands beside a version's content. */
  static void writeMetadata(JsonGenerator json, VersionEntry entry) throws IOException {
    json.writeStartObject();
    writeMembers(json, entry);
    json.writeEndObject();
  }

  private static void writeMembers(JsonGenerator json, VersionEntry entry) throws IOException {
    json.writeStringField("action", entry.action().word());
    json.writeStringField("updated_by", entry.updatedBy());
    json.writeStringField("updated_at", Microseconds.write(entry.updatedAt()));
    JsonBuffer.optional(json, "change_reason", entry.changeReason());
    Integer restoredFrom = entry.restoredFrom();
    if (restoredFrom != null) {
      json.writeNumberField("restored_from", restoredFrom);
    }
    JsonBuffer.optional(json, "operation_id", entry.operationId());
    JsonBuffer.optional(json, "correlation_id", entry.correlationId());
  }
}
