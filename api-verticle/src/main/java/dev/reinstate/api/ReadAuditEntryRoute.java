package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.ReadAuditEntry;

final class ReadAuditEntryRoute implements BusRoute<ReadAuditEntry, AuditEntry> {

  @Override
  public Address<ReadAuditEntry, AuditEntry> address() {
    return Addresses.READ_AUDIT_ENTRY;
  }

  @Override
  public ReadAuditEntry command(Call call) {
    return new ReadAuditEntry(call.context(), call.entry());
  }

  @Override
  public Answer answer(Call call, AuditEntry entry) {
    return Answer.json(200, JsonBuffer.of(json -> AuditEntryJson.write(json, entry)));
  }
}
