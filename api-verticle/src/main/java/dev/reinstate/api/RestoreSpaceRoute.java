package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.SpaceRestore;

/** The command answers within the usual time, if need be before the restore is done. */
final class RestoreSpaceRoute implements BusRoute<RestoreSpace, SpaceRestore> {

  @Override
  public Address<RestoreSpace, SpaceRestore> address() {
    return Addresses.RESTORE_SPACE;
  }

  @Override
  public RestoreSpace command(Call call) {
    RestoreSpaceBody body = RestoreSpaceBody.read(call.body());
    return new RestoreSpace(
        call.context(),
        WriteHeaders.unconditional(call, body.changeReason()),
        call.space(),
        RestorePointQuery.read(call.query()),
        body.selection(),
        body.plan(),
        Preferences.respondAsync(call.headers()));
  }

  @Override
  public Answer answer(Call call, SpaceRestore restore) {
    return SpaceRestoreJson.answer(call, restore);
  }
}
