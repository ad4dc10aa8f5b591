package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.UndoSpaceRestore;
import java.time.Duration;

/**
 * The command answers after half a minute at most, if need be before the undo is done; later only
 * when it has to wait for its turn and for hooks.
 */
final class UndoSpaceRestoreRoute implements BusRoute<UndoSpaceRestore, SpaceRestore> {

  @Override
  public Address<UndoSpaceRestore, SpaceRestore> address() {
    return Addresses.UNDO_SPACE_RESTORE;
  }

  @Override
  public UndoSpaceRestore command(Call call) {
    UndoSpaceRestoreBody body = UndoSpaceRestoreBody.read(call.body());
    return new UndoSpaceRestore(
        call.context(),
        WriteHeaders.unconditional(call, body.changeReason()),
        call.space(),
        call.spaceRestore(),
        body.force(),
        Preferences.respondAsync(call.headers()));
  }

  @Override
  public Answer answer(Call call, SpaceRestore undo) {
    return SpaceRestoreJson.answer(call, undo);
  }

  @Override
  public Duration timeout() {
    return PreviewSpaceRestoreRoute.TIMEOUT;
  }
}
