package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.ListSpaceRestores;
import dev.reinstate.contracts.SpaceRestorePage;

final class ListSpaceRestoresRoute implements BusRoute<ListSpaceRestores, SpaceRestorePage> {

  private static final int USUAL_LIMIT = 50;

  @Override
  public Address<ListSpaceRestores, SpaceRestorePage> address() {
    return Addresses.LIST_SPACE_RESTORES;
  }

  @Override
  public ListSpaceRestores command(Call call) {
    return new ListSpaceRestores(
        call.context(),
        call.space(),
        ListQuery.limit(call.query(), USUAL_LIMIT),
        TextParameter.of(call.query(), "_cursor"));
  }

  @Override
  public Answer answer(Call call, SpaceRestorePage page) {
    return ListJson.page(page.restores(), SpaceRestoreJson::write, page.cursor());
  }
}
