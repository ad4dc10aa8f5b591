package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.ReplayDeliveries;
import dev.reinstate.contracts.ReplayedDeliveries;
import java.time.Duration;

final class ReplayDeliveriesRoute implements BusRoute<ReplayDeliveries, ReplayedDeliveries> {

  /** As long as it can be before the connection is closed because nothing is said on it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(50);

  @Override
  public Address<ReplayDeliveries, ReplayedDeliveries> address() {
    return Addresses.REPLAY_DELIVERIES;
  }

  @Override
  public ReplayDeliveries command(Call call) {
    ReplayBody body = ReplayBody.read(call.body());
    return new ReplayDeliveries(
        call.context(), body.hook(), body.from(), body.to(), body.operationId());
  }

  @Override
  public Answer answer(Call call, ReplayedDeliveries replayed) {
    return Answer.json(
        200,
        JsonBuffer.of(
            json -> {
              json.writeStartObject();
              json.writeNumberField("deliveries", replayed.deliveries());
              json.writeEndObject();
            }));
  }

  @Override
  public Duration timeout() {
    return TIMEOUT;
  }
}
