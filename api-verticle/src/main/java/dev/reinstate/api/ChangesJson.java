package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.FieldChange;
import java.io.IOException;
import java.util.List;

/** Writes the {@code changes} between two states of a document. */
final class ChangesJson {

  private ChangesJson() {}

  static void write(JsonGenerator json, List<FieldChange> changes) throws IOException {
    json.writeArrayFieldStart("changes");
    for (FieldChange change : changes) {
      json.writeStartObject();
      json.writeStringField("field", change.field());
      JsonBuffer.optionalRaw(json, "from", change.from());
      JsonBuffer.optionalRaw(json, "to", change.to());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
