package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.HookReport;
import dev.reinstate.contracts.PreviewRestore;
import dev.reinstate.contracts.RestorePreview;
import dev.reinstate.platform.json.ChangesJson;
import java.io.IOException;
import java.util.List;

final class PreviewRestoreRoute implements BusRoute<PreviewRestore, RestorePreview> {

  @Override
  public Address<PreviewRestore, RestorePreview> address() {
    return Addresses.PREVIEW_RESTORE;
  }

  @Override
  public PreviewRestore command(Call call) {
    String schema = call.query().get("schema");
    return new PreviewRestore(
        call.context(),
        call.document(),
        call.version("version"),
        schema != null && RestoreBody.ignoreSchema(schema));
  }

  @Override
  public Answer answer(Call call, RestorePreview preview) {
    return Answer.json(200, JsonBuffer.of(json -> write(json, preview)));
  }

  private static void write(JsonGenerator json, RestorePreview preview) throws IOException {
    json.writeStartObject();
    json.writeNumberField("from_version", preview.fromVersion());
    json.writeNumberField("restore_version", preview.restoreVersion());
    ChangesJson.write(json, preview.changes());
    json.writeFieldName("document");
    DocumentJson.write(json, preview.document());
    writeHooks(json, preview.hooks());
    json.writeArrayFieldStart("fields_kept");
    for (String field : preview.fieldsKept()) {
      json.writeString(field);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeHooks(JsonGenerator json, List<HookReport> hooks) throws IOException {
    json.writeArrayFieldStart("hooks");
    for (HookReport hook : hooks) {
      json.writeStartObject();
      json.writeStringField("name", hook.name());
      json.writeStringField("outcome", hook.outcome().word());
      JsonBuffer.optional(json, "message", hook.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
