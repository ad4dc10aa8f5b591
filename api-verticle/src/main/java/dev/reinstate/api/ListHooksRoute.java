package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.HookList;
import dev.reinstate.contracts.HookList.Hook;
import dev.reinstate.contracts.ListHooks;
import java.io.IOException;

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
    return Answer.json(200, JsonBuffer.of(json -> write(json, list)));
  }

  private static void write(JsonGenerator json, HookList list) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("data");
    for (Hook hook : list.hooks()) {
      HookJson.write(json, hook);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
