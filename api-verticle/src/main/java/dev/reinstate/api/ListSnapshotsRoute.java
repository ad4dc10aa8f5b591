package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.ListSnapshots;
import dev.reinstate.contracts.SnapshotPage;

final class ListSnapshotsRoute implements BusRoute<ListSnapshots, SnapshotPage> {

  private static final int USUAL_LIMIT = 50;

  @Override
  public Address<ListSnapshots, SnapshotPage> address() {
    return Addresses.LIST_SNAPSHOTS;
  }

  @Override
  public ListSnapshots command(Call call) {
    return new ListSnapshots(
        call.context(),
        call.space(),
        ListQuery.limit(call.query(), USUAL_LIMIT),
        TextParameter.of(call.query(), "_cursor"));
  }

  @Override
  public Answer answer(Call call, SnapshotPage page) {
    return ListJson.page(page.snapshots(), SnapshotJson::write, page.cursor());
  }
}
