package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.UndoSpaceRestore;

/** The command answers within the usual time, if need be before the undo is done. */
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
}
