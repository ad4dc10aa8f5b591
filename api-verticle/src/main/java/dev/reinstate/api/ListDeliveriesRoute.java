package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DeliveryPage;
import dev.reinstate.contracts.ListDeliveries;

final class ListDeliveriesRoute implements BusRoute<ListDeliveries, DeliveryPage> {

  private static final int USUAL_LIMIT = 50;

  @Override
  public Address<ListDeliveries, DeliveryPage> address() {
    return Addresses.LIST_DELIVERIES;
  }

  @Override
  public ListDeliveries command(Call call) {
    return new ListDeliveries(
        call.context(),
        DeliveryQuery.filter(call.query()),
        ListQuery.limit(call.query(), USUAL_LIMIT),
        BeforeCursor.read(call.query().get("_cursor")));
  }

  @Override
  public Answer answer(Call call, DeliveryPage page) {
    return ListJson.page(page.deliveries(), DeliveryJson::write, BeforeCursor.write(page.cursor()));
  }
}
