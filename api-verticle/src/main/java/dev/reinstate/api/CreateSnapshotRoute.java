package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateSnapshot;
import dev.reinstate.contracts.Snapshot;

final class CreateSnapshotRoute implements BusRoute<CreateSnapshot, Snapshot> {

  @Override
  public Address<CreateSnapshot, Snapshot> address() {
    return Addresses.CREATE_SNAPSHOT;
  }

  @Override
  public CreateSnapshot command(Call call) {
    CreateSnapshotBody body = CreateSnapshotBody.read(call.body());
    return new CreateSnapshot(
        call.context(), WriteHeaders.repeatable(call), call.space(), body.label(), body.dateTime());
  }

  /** Every character of an id may stand in a path as it is. */
  @Override
  public Answer answer(Call call, Snapshot snapshot) {
    return Answer.json(201, JsonBuffer.of(json -> SnapshotJson.write(json, snapshot)))
        .with("Location", "/spaces/" + call.space() + "/snapshots/" + snapshot.id());
  }
}
