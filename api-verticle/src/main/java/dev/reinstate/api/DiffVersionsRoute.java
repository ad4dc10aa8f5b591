package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DiffVersions;
import dev.reinstate.contracts.VersionDiff;
import dev.reinstate.platform.json.ChangesJson;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;

final class DiffVersionsRoute implements BusRoute<DiffVersions, VersionDiff> {

  @Override
  public Address<DiffVersions, VersionDiff> address() {
    return Addresses.DIFF_VERSIONS;
  }

  @Override
  public DiffVersions command(Call call) {
    return new DiffVersions(
        call.context(), call.document(), call.version("from"), call.version("to"));
  }

  @Override
  public Answer answer(Call call, VersionDiff diff) {
    return call.answerType().equals(Answer.JSON)
        ? Answer.json(200, JsonBuffer.of(json -> write(json, diff)))
        : new Answer(200, call.answerType(), Map.of(), Buffer.buffer(diff.jsonPatch()));
  }

  private static void write(JsonGenerator json, VersionDiff diff) throws IOException {
    json.writeStartObject();
    json.writeNumberField("from_version", diff.fromVersion());
    json.writeNumberField("to_version", diff.toVersion());
    ChangesJson.write(json, diff.changes());
    json.writeEndObject();
  }
}
