package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.ReadSnapshot;
import dev.reinstate.contracts.Snapshot;

final class ReadSnapshotRoute implements BusRoute<ReadSnapshot, Snapshot> {

  @Override
  public Address<ReadSnapshot, Snapshot> address() {
    return Addresses.READ_SNAPSHOT;
  }

  @Override
  public ReadSnapshot command(Call call) {
    return new ReadSnapshot(call.context(), call.space(), call.snapshot());
  }

  @Override
  public Answer answer(Call call, Snapshot snapshot) {
    return Answer.json(200, JsonBuffer.of(json -> SnapshotJson.write(json, snapshot)));
  }
}
