package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.PreviewSpaceUndo;
import dev.reinstate.contracts.SpaceRestorePreview;
import java.time.Duration;

final class PreviewSpaceUndoRoute implements BusRoute<PreviewSpaceUndo, SpaceRestorePreview> {

  private static final int USUAL_LIMIT = 50;

  @Override
  public Address<PreviewSpaceUndo, SpaceRestorePreview> address() {
    return Addresses.PREVIEW_SPACE_UNDO;
  }

  @Override
  public PreviewSpaceUndo command(Call call) {
    return new PreviewSpaceUndo(
        call.context(),
        call.space(),
        call.spaceRestore(),
        ListQuery.limit(call.query(), USUAL_LIMIT),
        TextParameter.of(call.query(), "_cursor"));
  }

  @Override
  public Answer answer(Call call, SpaceRestorePreview preview) {
    return SpaceRestorePreviewJson.undo(preview);
  }

  @Override
  public Duration timeout() {
    return PreviewSpaceRestoreRoute.TIMEOUT;
  }
}
