package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestoreStatus;
import dev.reinstate.platform.json.Microseconds;
import java.io.IOException;

/** Writes a restore of a space: to whoever asked for it, and to whoever looks at it. */
final class SpaceRestoreJson {

  private SpaceRestoreJson() {}

  /**
   * Answers who asked for a restore: 200 when it is done, else 202 with where to look.
   *
   * @param call who asked
   */
  static Answer answer(Call call, SpaceRestore restore) {
    if (restore.status() == SpaceRestoreStatus.DONE) {
      return Answer.json(200, JsonBuffer.of(json -> writeResult(json, restore)));
    }
    Answer accepted =
        Answer.json(202, JsonBuffer.of(json -> writeAccepted(json, restore)))
            .with("Location", path(restore));
    return Preferences.respondAsync(call.headers())
        ? accepted.with("Preference-Applied", Preferences.RESPOND_ASYNC)
        : accepted;
  }

  /** Writes all that is known of it. */
  static void write(JsonGenerator json, SpaceRestore restore) throws IOException {
    json.writeStartObject();
    writeHead(json, restore);
    OperationCountsJson.write(json, restore.counts(), restore.byCollection());
    writeProgress(json, restore);
    json.writeStringField("started_by", restore.startedBy());
    json.writeStringField("started_at", Microseconds.write(restore.startedAt()));
    writeEnd(json, restore);
    json.writeEndObject();
  }

  private static void writeResult(JsonGenerator json, SpaceRestore restore) throws IOException {
    json.writeStartObject();
    json.writeStringField("operation_id", restore.operation());
    json.writeStringField("space", restore.space());
    json.writeStringField("date_time", Microseconds.write(restore.dateTime()));
    JsonBuffer.optional(json, "undoes", restore.undoes());
    JsonBuffer.nullable(json, "restored_at", restore.restoredAt());
    OperationCountsJson.write(json, restore.counts(), restore.byCollection());
    json.writeEndObject();
  }

  private static void writeAccepted(JsonGenerator json, SpaceRestore restore) throws IOException {
    json.writeStartObject();
    writeHead(json, restore);
    writeProgress(json, restore);
    json.writeEndObject();
  }

  private static void writeHead(JsonGenerator json, SpaceRestore restore) throws IOException {
    json.writeStringField("operation_id", restore.operation());
    json.writeStringField("space", restore.space());
    json.writeStringField("status", restore.status().word());
    json.writeStringField("date_time", Microseconds.write(restore.dateTime()));
    JsonBuffer.optional(json, "undoes", restore.undoes());
  }

  private static void writeProgress(JsonGenerator json, SpaceRestore restore) throws IOException {
    json.writeObjectFieldStart("progress");
    json.writeNumberField("done", restore.done());
    json.writeNumberField("total", restore.total());
    json.writeEndObject();
  }

  private static void writeEnd(JsonGenerator json, SpaceRestore restore) throws IOException {
    if (restore.restoredAt() != null) {
      JsonBuffer.nullable(json, "restored_at", restore.restoredAt());
    }
    JsonBuffer.optional(json, "change_reason", restore.changeReason());
    ErrorText error = restore.error();
    if (error != null) {
      json.writeObjectFieldStart("error");
      json.writeStringField("code", error.code());
      json.writeStringField("message", error.message());
      json.writeEndObject();
    }
  }

  /** Every character of the id of a space and of an operation may stand in a path as it is. */
  private static String path(SpaceRestore restore) {
    return "/spaces/" + restore.space() + "/restores/" + restore.operation();
  }
}
