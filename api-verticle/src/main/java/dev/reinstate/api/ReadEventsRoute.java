package dev.reinstate.api;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.EventPage;
import dev.reinstate.contracts.ReadEvents;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Streams what happens to the documents that the caller may read. */
final class ReadEventsRoute implements Route {

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final int MAX_EVENT_ID = 4096;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Bus bus;
  private final GuestCheck guests;
  private final Streaming streaming;

  ReadEventsRoute(Bus bus, GuestCheck guests, Streaming streaming) {
    this.bus = bus;
    this.guests = guests;
    this.streaming = streaming;
  }

  @Override
  public Future<Answer> handle(Call call) {
    var command =
        new ReadEvents(
            call.context(),
            TextParameter.of(call.query(), "space"),
            TextParameter.of(call.query(), "collection"),
            lastEventId(call.headers()));
    return streaming.places().hold(() -> ask(command).map(reply -> answer(call, command, reply)));
  }

  private Answer answer(Call call, ReadEvents command, Reply<EventPage> first) {
    return switch (first) {
      case Refused<EventPage>(var refusal) -> Answer.of(Problems.of(refusal, call.operation()));
      case Done<EventPage>(var page, var replayed) -> {
        var subscription =
            new EventSubscription(
                page,
                position ->
                    guests.askAgain(
                        call.sender(), call.context(), () -> ask(behind(position, command))),
                call.expiresAt());
        yield Answer.streamed(
            call.answerType(), outlet -> streaming.streams().open(subscription, outlet));
      }
    };
  }

  private Future<Reply<EventPage>> ask(ReadEvents command) {
    return bus.request(Addresses.READ_EVENTS, command, TIMEOUT);
  }

  private static ReadEvents behind(String position, ReadEvents before) {
    return new ReadEvents(before.context(), before.space(), before.collection(), position);
  }

  private static @Nullable String lastEventId(Headers headers) {
    String id = headers.single(LAST_EVENT_ID);
    if (id == null || id.isEmpty()) {
      return null;
    }
    if (!Syntax.isPrintable(id, MAX_EVENT_ID)) {
      throw Problems.badRequest(
              "Last-Event-ID must be at most 4,096 printable ASCII characters",
              Details.of("header", LAST_EVENT_ID))
          .exception();
    }
    return id;
  }
}
