package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.PreviewSpaceRestore;
import dev.reinstate.contracts.SpaceRestorePreview;
import java.time.Duration;

final class PreviewSpaceRestoreRoute implements BusRoute<PreviewSpaceRestore, SpaceRestorePreview> {

  private static final int USUAL_LIMIT = 50;

  /** As long as it can be before the connection is closed because nothing is said on it. */
  static final Duration TIMEOUT = Duration.ofSeconds(50);

  @Override
  public Address<PreviewSpaceRestore, SpaceRestorePreview> address() {
    return Addresses.PREVIEW_SPACE_RESTORE;
  }

  @Override
  public PreviewSpaceRestore command(Call call) {
    return new PreviewSpaceRestore(
        call.context(),
        call.space(),
        RestorePointQuery.read(call.query()),
        SelectionQuery.read(call.query()),
        ListQuery.limit(call.query(), USUAL_LIMIT),
        TextParameter.of(call.query(), "_cursor"));
  }

  @Override
  public Answer answer(Call call, SpaceRestorePreview preview) {
    return SpaceRestorePreviewJson.restore(preview);
  }

  @Override
  public Duration timeout() {
    return TIMEOUT;
  }
}
