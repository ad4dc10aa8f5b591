package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Snapshot;
import dev.reinstate.platform.json.Microseconds;
import java.io.IOException;

/** Writes a named moment of a space. */
final class SnapshotJson {

  private SnapshotJson() {}

  static void write(JsonGenerator json, Snapshot snapshot) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", snapshot.id());
    json.writeStringField("label", snapshot.label());
    json.writeStringField("date_time", Microseconds.write(snapshot.dateTime()));
    json.writeStringField("created_at", Microseconds.write(snapshot.createdAt()));
    json.writeStringField("created_by", snapshot.createdBy());
    json.writeEndObject();
  }
}
