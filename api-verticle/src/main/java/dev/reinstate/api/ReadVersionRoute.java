package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentVersion;
import dev.reinstate.contracts.ReadVersion;
import java.io.IOException;

final class ReadVersionRoute implements BusRoute<ReadVersion, DocumentVersion> {

  @Override
  public Address<ReadVersion, DocumentVersion> address() {
    return Addresses.READ_VERSION;
  }

  @Override
  public ReadVersion command(Call call) {
    Conditional.check(call);
    return new ReadVersion(call.context(), call.document(), call.version("version"));
  }

  @Override
  public Answer answer(Call call, DocumentVersion version) {
    int number = version.entry().version();
    return Conditional.answer(
        call,
        number,
        () ->
            Answer.json(200, JsonBuffer.of(json -> write(json, version)))
                .with("ETag", EntityTags.of(number)));
  }

  private static void write(JsonGenerator json, DocumentVersion version) throws IOException {
    json.writeStartObject();
    json.writeFieldName("data");
    Document document = version.document();
    if (document == null) {
      json.writeNull();
    } else {
      DocumentJson.write(json, document);
    }
    json.writeFieldName("metadata");
    VersionJson.writeMetadata(json, version.entry());
    json.writeEndObject();
  }
}
