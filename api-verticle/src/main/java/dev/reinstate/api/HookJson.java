package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.HookList.Hook;
import java.io.IOException;

/** Writes a hook: every member always, null where there is nothing. */
final class HookJson {

  private HookJson() {}

  static void write(JsonGenerator json, Hook hook) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", hook.name());
    json.writeStringField("moment", hook.moment().word());
    json.writeStringField("kind", hook.kind().word());
    json.writeStringField("collection", hook.collection());
    json.writeArrayFieldStart("actions");
    for (Action action : hook.actions()) {
      json.writeString(action.word());
    }
    json.writeEndArray();
    json.writeStringField("http", hook.http());
    json.writeStringField("bus", hook.bus());
    JsonBuffer.nullable(json, "disabled_at", hook.disabledAt());
    json.writeNumberField("open", hook.open());
    json.writeNumberField("dead", hook.dead());
    json.writeEndObject();
  }
}
