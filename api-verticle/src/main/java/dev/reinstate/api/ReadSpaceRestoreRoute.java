package dev.reinstate.api;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.ReadSpaceRestore;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import java.time.Duration;

/** Tells how far a restore of a space is: now, or from now on until its end. */
final class ReadSpaceRestoreRoute implements Route {

  private static final String STREAM = "text/event-stream";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Bus bus;
  private final GuestCheck guests;
  private final Streaming streaming;

  ReadSpaceRestoreRoute(Bus bus, GuestCheck guests, Streaming streaming) {
    this.bus = bus;
    this.guests = guests;
    this.streaming = streaming;
  }

  @Override
  public Future<Answer> handle(Call call) {
    var command = new ReadSpaceRestore(call.context(), call.space(), call.spaceRestore());
    return call.answerType().equals(STREAM)
        ? streaming.places().hold(() -> answer(call, command))
        : answer(call, command);
  }

  private Future<Answer> answer(Call call, ReadSpaceRestore command) {
    return ask(command).map(reply -> answer(call, command, reply));
  }

  private Answer answer(Call call, ReadSpaceRestore command, Reply<SpaceRestore> reply) {
    return switch (reply) {
      case Refused<SpaceRestore>(var refusal) -> Answer.of(Problems.of(refusal, call.operation()));
      case Done<SpaceRestore>(var restore, var replayed) ->
          call.answerType().equals(STREAM)
              ? stream(call, command, restore)
              : Answer.json(200, JsonBuffer.of(json -> SpaceRestoreJson.write(json, restore)));
    };
  }

  private Answer stream(Call call, ReadSpaceRestore command, SpaceRestore first) {
    var subscription =
        new ProgressSubscription(
            first,
            () -> guests.askAgain(call.sender(), call.context(), () -> ask(command)),
            call.expiresAt());
    return Answer.streamed(STREAM, outlet -> streaming.streams().open(subscription, outlet));
  }

  private Future<Reply<SpaceRestore>> ask(ReadSpaceRestore command) {
    return bus.request(Addresses.READ_SPACE_RESTORE, command, TIMEOUT);
  }
}
