package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DeleteSnapshot;
import dev.reinstate.contracts.Snapshot;

final class DeleteSnapshotRoute implements BusRoute<DeleteSnapshot, Snapshot> {

  @Override
  public Address<DeleteSnapshot, Snapshot> address() {
    return Addresses.DELETE_SNAPSHOT;
  }

  @Override
  public DeleteSnapshot command(Call call) {
    return new DeleteSnapshot(
        call.context(), WriteHeaders.repeatable(call), call.space(), call.snapshot());
  }

  @Override
  public Answer answer(Call call, Snapshot deleted) {
    return Answer.json(
        200,
        JsonBuffer.of(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("deleted", true);
              json.writeStringField("id", deleted.id());
              json.writeEndObject();
            }));
  }
}
