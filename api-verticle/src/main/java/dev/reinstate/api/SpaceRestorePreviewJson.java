package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.PlannedOperation;
import dev.reinstate.contracts.SpaceRestorePreview;
import dev.reinstate.platform.json.ChangesJson;
import dev.reinstate.platform.json.Microseconds;
import java.io.IOException;
import java.util.List;

/** Answers with what a restore of a space, or the undo of one, would do. */
final class SpaceRestorePreviewJson {

  private SpaceRestorePreviewJson() {}

  static Answer restore(SpaceRestorePreview preview) {
    return answer(
        json -> {
          writeBegin(json, preview);
          JsonBuffer.optional(json, "plan", preview.plan());
          writeRest(json, preview);
        });
  }

  /** With the documents that were changed since. */
  static Answer undo(SpaceRestorePreview preview) {
    return answer(
        json -> {
          writeBegin(json, preview);
          writeRest(json, preview);
          writeConflicts(json, preview.conflicts());
        });
  }

  private static Answer answer(JsonBuffer.Content members) {
    return Answer.json(
        200,
        JsonBuffer.of(
            json -> {
              json.writeStartObject();
              members.write(json);
              json.writeEndObject();
            }));
  }

  private static void writeBegin(JsonGenerator json, SpaceRestorePreview preview)
      throws IOException {
    json.writeStringField("space", preview.space());
    json.writeStringField("date_time", Microseconds.write(preview.dateTime()));
  }

  private static void writeRest(JsonGenerator json, SpaceRestorePreview preview)
      throws IOException {
    OperationCountsJson.write(json, preview.counts(), preview.byCollection());
    json.writeArrayFieldStart("operations");
    for (PlannedOperation operation : preview.operations()) {
      write(json, operation);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("skipped_collections");
    for (String collection : preview.skippedCollections()) {
      json.writeString(collection);
    }
    json.writeEndArray();
    ListJson.pagination(json, preview.cursor());
  }

  private static void write(JsonGenerator json, PlannedOperation operation) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", operation.action().word());
    json.writeStringField("collection", operation.collection());
    json.writeStringField("id", operation.id());
    json.writeNumberField("from_version", operation.fromVersion());
    JsonBuffer.nullable(json, "restore_version", operation.restoreVersion());
    ChangesJson.write(json, operation.changes());
    json.writeEndObject();
  }

  private static void writeConflicts(JsonGenerator json, List<DocumentKey> documents)
      throws IOException {
    json.writeArrayFieldStart("conflicts");
    for (DocumentKey document : documents) {
      json.writeStartObject();
      json.writeStringField("collection", document.collection());
      json.writeStringField("id", document.id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
