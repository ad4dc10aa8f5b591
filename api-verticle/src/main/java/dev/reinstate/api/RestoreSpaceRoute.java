package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.SpaceRestore;
import java.time.Duration;

/**
 * The command answers after half a minute at most, if need be before the restore is done; later
 * only when it has to wait for its turn and for hooks.
 */
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

  @Override
  public Duration timeout() {
    return PreviewSpaceRestoreRoute.TIMEOUT;
  }
}
