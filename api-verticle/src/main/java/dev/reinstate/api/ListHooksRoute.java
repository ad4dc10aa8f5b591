package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.HookList;
import dev.reinstate.contracts.ListHooks;

final class ListHooksRoute implements BusRoute<ListHooks, HookList> {

  @Override
  public Address<ListHooks, HookList> address() {
    return Addresses.LIST_HOOKS;
  }

  @Override
  public ListHooks command(Call call) {
    return new ListHooks(call.context());
  }

  @Override
  public Answer answer(Call call, HookList list) {
    return ListJson.whole(list.hooks(), HookJson::write);
  }
}
