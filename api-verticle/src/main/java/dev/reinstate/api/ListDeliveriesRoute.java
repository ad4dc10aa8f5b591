package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Delivery;
import dev.reinstate.contracts.DeliveryPage;
import dev.reinstate.contracts.ListDeliveries;
import java.io.IOException;

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
    return Answer.json(200, JsonBuffer.of(json -> write(json, page)));
  }

  private static void write(JsonGenerator json, DeliveryPage page) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("data");
    for (Delivery delivery : page.deliveries()) {
      DeliveryJson.write(json, delivery);
    }
    json.writeEndArray();
    PaginationJson.write(json, BeforeCursor.write(page.cursor()));
    json.writeEndObject();
  }
}
