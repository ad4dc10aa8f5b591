package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.ReadSpace;
import dev.reinstate.contracts.Space;

/** Reads a space as it is now. */
final class ReadSpaceRoute implements BusRoute<ReadSpace, Space> {

  @Override
  public Address<ReadSpace, Space> address() {
    return Addresses.READ_SPACE;
  }

  @Override
  public ReadSpace command(Call call) {
    Conditional.check(call);
    return new ReadSpace(call.context(), call.space());
  }

  @Override
  public Answer answer(Call call, Space space) {
    return Conditional.answer(call, space.document().version(), () -> SpaceJson.answer(space));
  }
}
