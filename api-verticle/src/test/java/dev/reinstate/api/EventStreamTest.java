package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.EventPage;
import dev.reinstate.contracts.EventPage.PositionedEvent;
import dev.reinstate.contracts.ReadEvents;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test with an API of its own, for streams outlive their tests. */
@Timeout(60)
class EventStreamTest {

  private static final String OPENING = "retry: 1000\n\n";
  private static final Reply<EventPage> NOTHING = page("p0");

  private final MovableClock clock = new MovableClock();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<Reply<EventPage>> next = new AtomicReference<>(NOTHING);

  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = TestApi.start(clock);
    handle(command -> next.getAndSet(NOTHING));
  }

  @Test
  void aStreamGoesOnBehindTheEventThatCameLast() throws Exception {
    next.set(page("p6", event("p5"), event("p6")));

    try (InputStream stream =
        api.open("/_events?collection=employees&space=s", "Last-Event-ID", "p4").body()) {
      assertThat(read(stream, "p6")).isEqualTo(OPENING + text("p5") + text("p6"));
      assertThat(api.received(ReadEvents.class))
          .returns("p4", ReadEvents::position)
          .returns("employees", ReadEvents::collection)
          .returns("s", ReadEvents::space);
      assertThat(api.received(ReadEvents.class))
          .returns("p6", ReadEvents::position)
          .returns("employees", ReadEvents::collection);
    }
  }

  @Test
  void whoHasSeenNothingYetKnowsWhereToComeBackTo() throws Exception {
    try (InputStream stream = api.open("/_events").body()) {
      assertThat(read(stream, "p0")).isEqualTo(OPENING + "id: p0\n\n");
    }
    assertThat(api.received(ReadEvents.class).position()).isNull();
  }

  @Test
  void aStreamSaysWhatItIs() throws Exception {
    HttpResponse<InputStream> response = api.open("/_events", "X-Request-ID", "r-1");

    try (InputStream stream = response.body()) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(response.headers().firstValue("X-Request-ID")).contains("r-1");
      assertThat(response.headers().firstValue("Vary")).contains("Authorization, Accept");
      assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-cache");
      assertThat(stream.read()).isEqualTo('r');
    }
  }

  @Test
  void aCommitWakesTheStreamUp() throws Exception {
    try (InputStream stream = api.open("/_events").body()) {
      read(stream, "p0");

      // Without being woken up, it would ask once in a second.
      await()
          .atMost(Duration.ofSeconds(8))
          .pollInterval(Duration.ofMillis(60))
          .until(
              () -> {
                api.publishCommitted();
                return asked.get() > 20;
              });
    }
  }

  @Test
  void whatComesWithoutAWakeUpIsSeenAllTheSame() throws Exception {
    try (InputStream stream = api.open("/_events").body()) {
      read(stream, "p0");

      next.set(page("p1", event("p1")));

      assertThat(read(stream, "p1")).isEqualTo(text("p1"));
    }
  }

  @Test
  void moreThatIsWaitingIsReadAtOnce() throws Exception {
    handle(
        command ->
            asked.get() < 100
                ? new Reply.Done<>(new EventPage(List.of(event("p")), "p", true))
                : page("end", event("end")));

    try (InputStream stream = api.open("/_events").body()) {
      assertThat(read(stream, text("end"))).contains(text("p").repeat(99));
    }
  }

  @Test
  void nobodyIsAskedForMoreThanTheCallerTakes() throws Exception {
    var large = new PositionedEvent("p", "reinstate.document.updated", "x".repeat(1024 * 1024));
    handle(command -> new Reply.Done<>(new EventPage(List.of(large), "p", true)));

    try (InputStream stream = api.open("/_events").body()) {
      assertThat(stream.read()).isEqualTo('r');
      AtomicInteger before = new AtomicInteger();
      await()
          .pollInterval(Duration.ofMillis(1500))
          .until(() -> before.getAndSet(asked.get()) == asked.get());
      stream.skipNBytes(64L * 1024 * 1024);
    }

    assertThat(asked).hasValueGreaterThan(60);
  }

  @Test
  void aStreamEndsWithTheToken() throws Exception {
    try (InputStream stream = api.open("/_events").body()) {
      read(stream, "p0");

      clock.advance(Duration.ofHours(1));

      assertThat(stream.readAllBytes()).isEmpty();
    }
  }

  @Test
  void whatIsGoneIsSaidAtTheBeginning() {
    next.set(new Reply.Refused<>(new Refusal.EventsGone()));

    var response = api.get("/_events", "Last-Event-ID", "p1");

    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(response.body()).contains("\"code\":\"GONE\"");
  }

  @Test
  void whoMayNotIsToldSo() {
    next.set(new Reply.Refused<>(new Refusal.Forbidden(Action.READ, "employees")));

    assertThat(api.get("/_events?collection=employees").statusCode()).isEqualTo(403);
  }

  @Test
  void eventsThatAreGoneLaterEndTheStream() throws Exception {
    try (InputStream stream = api.open("/_events").body()) {
      read(stream, "p0");

      next.set(new Reply.Refused<>(new Refusal.EventsGone()));

      assertThat(stream.readAllBytes()).isEmpty();
    }
  }

  @Test
  void aStreamOutlivesAFault() throws Exception {
    try (InputStream stream = api.open("/_events").body()) {
      read(stream, "p0");
      next.set(new Reply.Refused<>(new Refusal.Failed("database connection lost")));
      await().until(() -> next.get().equals(NOTHING));

      next.set(page("p1", event("p1")));

      assertThat(read(stream, "p1")).isEqualTo(text("p1"));
    }
  }

  @Test
  void headIsToldWhatThereWouldBe() {
    var response = api.send("HEAD", "/_events", "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(response.headers().firstValue("Content-Length")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {4097, 9000})
  void anIdThatNoEventHadIsRefused(int length) {
    assertThat(api.get("/_events", "Last-Event-ID", "p".repeat(length)).statusCode())
        .isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void anEmptyIdIsNone() throws Exception {
    api.open("/_events", "Last-Event-ID", "").body().close();

    assertThat(api.received(ReadEvents.class).position()).isNull();
  }

  @Test
  void thereIsABoundToStreamsAndAPlaceFreeAgainWhenOneGoes() throws Exception {
    List<InputStream> streams = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      streams.add(api.open("/_events").body());
    }

    assertThat(api.get("/_events").statusCode()).isEqualTo(503);
    streams.removeFirst().close();

    await().until(() -> api.send("HEAD", "/_events", "").statusCode() == 200);
    for (InputStream stream : streams) {
      stream.close();
    }
  }

  @Test
  @Timeout(15)
  void undeployingDoesNotWaitForStreams() throws Exception {
    try (InputStream stream = api.open("/_events").body()) {
      read(stream, "p0");

      api.undeploy();

      assertThat(stream.readAllBytes()).isEmpty();
    }
  }

  private void handle(Function<ReadEvents, Reply<EventPage>> handler) {
    api.handle(
        Addresses.READ_EVENTS,
        command -> {
          asked.incrementAndGet();
          return handler.apply(command);
        });
  }

  private static Reply<EventPage> page(String position, PositionedEvent... events) {
    return new Reply.Done<>(new EventPage(List.of(events), position, false));
  }

  private static PositionedEvent event(String position) {
    return new PositionedEvent(position, "reinstate.document.created", "{\"id\":1.10}");
  }

  private static String text(String position) {
    return "id: " + position + "\nevent: reinstate.document.created\ndata: {\"id\":1.10}\n\n";
  }

  /** Reads up to the empty line behind the text. */
  private static String read(InputStream stream, String text) throws Exception {
    var read = new StringBuilder();
    while (!(read.indexOf(text) >= 0 && read.toString().endsWith("\n\n"))) {
      byte[] more = stream.readNBytes(1);
      assertThat(more).as("%s is followed by more", read).hasSize(1);
      read.append(new String(more, StandardCharsets.US_ASCII));
    }
    return read.toString();
  }
}
