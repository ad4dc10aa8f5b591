package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.ReadSpaceRestore;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.SpaceRestore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each test with an API of its own, for streams outlive their tests. */
@Timeout(60)
class ProgressStreamTest {

  private static final String PATH = "/spaces/crm/restores/op-1";
  private static final String STREAM = "text/event-stream";

  private final MovableClock clock = new MovableClock();
  private final AtomicInteger asked = new AtomicInteger();

  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = TestApi.start(clock);
  }

  @Test
  void aRestoreIsReadAsJsonUnlessAStreamIsAskedFor() throws Exception {
    answers(List.of(done(SpaceRestores.running(7))));

    assertThat(api.get(PATH).body()).startsWith("{\"operation_id\":\"op-1\"").endsWith("}");
    assertThat(api.received(ReadSpaceRestore.class))
        .returns("crm", ReadSpaceRestore::space)
        .returns("op-1", ReadSpaceRestore::operation);
  }

  @Test
  void whatHasChangedIsToldOnceUntilTheEnd() throws Exception {
    answers(
        List.of(
            done(SpaceRestores.running(0)),
            done(SpaceRestores.running(0)),
            done(SpaceRestores.running(7)),
            done(SpaceRestores.done())));

    String all = readAll();

    assertThat(all)
        .isEqualTo(
            "retry: 1000\n\n"
                + event("progress", SpaceRestores.running(0))
                + event("progress", SpaceRestores.running(7))
                + event("done", SpaceRestores.done()));
  }

  @Test
  void aRestoreThatIsOverIsToldOfAtOnce() throws Exception {
    answers(List.of(done(SpaceRestores.failed())));

    assertThat(readAll()).isEqualTo("retry: 1000\n\n" + event("failed", SpaceRestores.failed()));
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatCannotBeReadNowIsReadLater() throws Exception {
    answers(
        List.of(
            done(SpaceRestores.running(0)),
            new Reply.Refused<>(new Refusal.Unavailable("later")),
            new Reply.Refused<>(new Refusal.Failed("fault")),
            done(SpaceRestores.done())));

    assertThat(readAll()).endsWith(event("done", SpaceRestores.done()));
  }

  @Test
  void whoMayNoLongerReadItIsToldNoMore() throws Exception {
    answers(
        List.of(
            done(SpaceRestores.running(0)),
            new Reply.Refused<>(new Refusal.NotFound("no restore"))));

    assertThat(readAll()).endsWith(event("progress", SpaceRestores.running(0)));
  }

  @Test
  void aRestoreThatIsNotThereIsNoStream() throws Exception {
    answers(List.of(new Reply.Refused<>(new Refusal.NotFound("There is no such restore"))));

    var response = api.get(PATH, "Accept", STREAM);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void theStreamEndsWithTheToken() throws Exception {
    answers(List.of(done(SpaceRestores.running(0))));

    try (InputStream stream = api.open(PATH, "Accept", STREAM).body()) {
      assertThat(stream.read()).isEqualTo('r');
      clock.advance(Duration.ofHours(2));

      assertThat(rest(stream)).endsWith(event("progress", SpaceRestores.running(0)));
    }
  }

  @Test
  void theStreamEndsWithTheService() throws Exception {
    answers(List.of(done(SpaceRestores.running(0))));

    try (InputStream stream = api.open(PATH, "Accept", STREAM).body()) {
      assertThat(stream.read()).isEqualTo('r');
      api.undeploy();

      assertThat(rest(stream)).endsWith(event("progress", SpaceRestores.running(0)));
    }
  }

  @Test
  void nobodyIsAskedAnyMoreWhenTheCallerHasGone() throws Exception {
    answers(List.of(done(SpaceRestores.running(0))));
    try (InputStream stream = api.open(PATH, "Accept", STREAM).body()) {
      assertThat(stream.read()).isEqualTo('r');
    }

    var before = new AtomicInteger(-1);
    await()
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> before.getAndSet(asked.get()) == asked.get());
  }

  /** One after the other; the last one from then on. */
  private void answers(List<Reply<SpaceRestore>> replies) {
    Iterator<Reply<SpaceRestore>> rest = replies.iterator();
    Reply<SpaceRestore> last = replies.getLast();
    Supplier<Reply<SpaceRestore>> next = () -> rest.hasNext() ? rest.next() : last;
    api.handle(
        Addresses.READ_SPACE_RESTORE,
        command -> {
          asked.incrementAndGet();
          return next.get();
        });
  }

  private String readAll() throws Exception {
    try (InputStream stream = api.open(PATH, "Accept", STREAM).body()) {
      return rest(stream);
    }
  }

  private static String rest(InputStream stream) throws Exception {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Reply<SpaceRestore> done(SpaceRestore restore) {
    return new Reply.Done<>(restore);
  }

  private static String event(String type, SpaceRestore restore) {
    var json = JsonBuffer.of(generator -> SpaceRestoreJson.write(generator, restore));
    return "event: " + type + "\ndata: " + json + "\n\n";
  }
}
