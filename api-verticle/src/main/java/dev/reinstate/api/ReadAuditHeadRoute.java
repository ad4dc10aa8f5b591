package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditHead;
import dev.reinstate.contracts.ReadAuditHead;
import dev.reinstate.platform.json.Microseconds;
import java.io.IOException;

final class ReadAuditHeadRoute implements BusRoute<ReadAuditHead, AuditHead> {

  @Override
  public Address<ReadAuditHead, AuditHead> address() {
    return Addresses.READ_AUDIT_HEAD;
  }

  @Override
  public ReadAuditHead command(Call call) {
    return new ReadAuditHead(call.context());
  }

  @Override
  public Answer answer(Call call, AuditHead head) {
    return Answer.json(200, JsonBuffer.of(json -> write(json, head)));
  }

  private static void write(JsonGenerator json, AuditHead head) throws IOException {
    json.writeStartObject();
    json.writeNumberField("seq", head.seq());
    json.writeStringField("hash", head.hash());
    json.writeStringField("signed_at", Microseconds.write(head.signedAt()));
    json.writeStringField("public_key", head.publicKey());
    json.writeStringField("signature", head.signature());
    json.writeEndObject();
  }
}
