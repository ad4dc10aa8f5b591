package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Delivery;
import dev.reinstate.contracts.RetryDelivery;

final class RetryDeliveryRoute implements BusRoute<RetryDelivery, Delivery> {

  @Override
  public Address<RetryDelivery, Delivery> address() {
    return Addresses.RETRY_DELIVERY;
  }

  @Override
  public RetryDelivery command(Call call) {
    return new RetryDelivery(call.context(), call.delivery());
  }

  @Override
  public Answer answer(Call call, Delivery delivery) {
    return Answer.json(200, JsonBuffer.of(json -> DeliveryJson.write(json, delivery)));
  }
}
