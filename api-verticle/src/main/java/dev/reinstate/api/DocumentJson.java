package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Document;
import dev.reinstate.platform.json.Microseconds;
import java.io.IOException;
import java.time.Instant;

/** Writes a document: the system fields, then its content, which is copied and never parsed. */
final class DocumentJson {

  private DocumentJson() {}

  /** Answers with a document. */
  static Answer answer(int status, Document document) {
    return Answer.json(status, JsonBuffer.of(json -> write(json, document)))
        .with("ETag", EntityTags.of(document.version()));
  }

  static void write(JsonGenerator json, Document document) throws IOException {
    json.writeStartObject();
    writeFields(json, document);
    json.writeEndObject();
  }

  /** Writes what stands between the braces of a document. */
  static void writeFields(JsonGenerator json, Document document) throws IOException {
    json.writeStringField("_id", document.id());
    json.writeNumberField("_version", document.version());
    json.writeStringField("created_at", Microseconds.write(document.createdAt()));
    json.writeStringField("created_by", document.createdBy());
    Instant updatedAt = document.updatedAt();
    if (updatedAt != null) {
      json.writeStringField("updated_at", Microseconds.write(updatedAt));
    }
    json.writeStringField("updated_by", document.updatedBy());
    writeMembers(json, document.content());
  }

  /** Writes what stands between the braces of an object. */
  private static void writeMembers(JsonGenerator json, String object) throws IOException {
    int start = object.indexOf('{') + 1;
    int end = object.lastIndexOf('}');
    while (start < end && object.charAt(start) <= ' ') {
      start++;
    }
    if (start < end) {
      json.writeRaw(',');
      json.writeRaw(object, start, end - start);
    }
  }
}
