package dev.reinstate.hooks;

import static dev.reinstate.hooks.HookFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.standardwebhooks.Webhook;
import dev.reinstate.contracts.Action;
import dev.reinstate.hooks.AttemptResult.Acknowledged;
import dev.reinstate.hooks.AttemptResult.Failed;
import dev.reinstate.hooks.AttemptResult.Gone;
import dev.reinstate.hooks.Receiver.Received;
import dev.reinstate.hooks.TargetAddresses.Lookup;
import dev.reinstate.platform.settings.HookSecret;
import dev.reinstate.platform.settings.HookTarget.Http;
import dev.reinstate.platform.settings.PostHook;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpSenderTest {
  private static final HookSecret SECRET = new HookSecret("whsec_" + "bmV3".repeat(8));
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.7Z");
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final Vertx vertx = Vertx.vertx();
  private final Receiver receiver = new Receiver(vertx);

  @AfterAll
  void close() {
    await(vertx.close());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void aSuccessIsAnAcknowledgement(int status) {
    receiver.behave(Receiver.answering(status));

    assertThat(send(LONG)).isEqualTo(new Acknowledged(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 400, 401, 404, 500, 503})
  void everyOtherAnswerIsAFailure(int status) {
    receiver.behave(Receiver.answering(status));

    assertThat(send(LONG)).isEqualTo(new Failed("status " + status, status, null));
  }

  @Test
  void aReceiverThatIsGoneWantsNoMore() {
    receiver.behave(Receiver.answering(410));

    assertThat(send(LONG)).isEqualTo(new Gone());
  }

  @Test
  void aReceiverMaySayWhenToComeBack() {
    receiver.behave(Receiver.answering(429, "retry-after", "7"));

    assertThat(send(LONG)).isEqualTo(new Failed("status 429", 429, Duration.ofSeconds(7)));
  }

  @Test
  void orAtWhichMoment() {
    receiver.behave(Receiver.answering(503, "retry-after", "Tue, 03 Feb 2026 04:05:16 GMT"));

    assertThat(send(LONG)).isEqualTo(new Failed("status 503", 503, Duration.ofMillis(9_300)));
  }

  @Test
  void aRedirectIsNotFollowed() {
    receiver.behave(
        request ->
            request
                .response()
                .setStatusCode(request.uri().startsWith("/hook") ? 307 : 200)
                .putHeader("location", "/elsewhere")
                .end());

    assertThat(send(LONG)).isEqualTo(new Failed("status 307", 307, null));
    assertThat(last().path()).startsWith("/hook");
  }

  @Test
  void aReceiverThatHangsHasFailedWhenTheTimeIsOver() {
    receiver.behave(Receiver.hanging());

    assertThat(send(SHORT)).isEqualTo(new Failed("no answer in time"));
  }

  @Test
  void aReceiverThatCutsTheConnectionHasFailed() {
    receiver.behave(Receiver.cuttingTheConnection());

    assertThat(send(LONG)).isEqualTo(new Failed("the connection broke"));
  }

  @Test
  void garbageIsAFailure() {
    NetServer babbler =
        await(
            vertx
                .createNetServer()
                .connectHandler(socket -> socket.end(Buffer.buffer("\u0001 I am no HTTP\r\n\r\n")))
                .listen(0, "127.0.0.1"));
    var hook = hook(URI.create("http://127.0.0.1:" + babbler.actualPort() + "/"), LONG);

    assertThat(send(hook, InetAddress::getAllByName)).isEqualTo(new Failed("the connection broke"));
  }

  @Test
  void whatIsSaidBesideTheStatusCountsForNothing() {
    receiver.behave(Receiver.answeringWithBytes(10 << 20));

    assertThat(send(LONG)).isEqualTo(new Acknowledged(200));
  }

  @Test
  void norDoesABodyThatNeverEnds() {
    receiver.behave(request -> request.response().setChunked(true).write("beginning"));

    assertThat(send(SHORT)).isEqualTo(new Acknowledged(200));
  }

  @Test
  void nobodyListeningIsAFailure() {
    var closed = hook(URI.create("http://127.0.0.1:1/"), LONG);

    assertThat(send(closed, InetAddress::getAllByName)).isEqualTo(new Failed("no connection"));
  }

  @Test
  void aForbiddenAddressIsNotEvenTried() {
    var hook = hook(URI.create("http://hooks.example:" + receiver.port() + "/"), LONG);

    assertThat(send(hook, host -> new InetAddress[] {InetAddresses.forString("169.254.169.254")}))
        .isEqualTo(new Failed("the host leads to a forbidden address"));
  }

  @Test
  void anUnknownHostIsAFailure() {
    var hook = hook(URI.create("http://hooks.example/"), LONG);
    Lookup nobody =
        host -> {
          throw new UnknownHostException(host);
        };

    assertThat(send(hook, nobody)).isEqualTo(new Failed("the host is unknown"));
  }

  /** A second look-up could lead elsewhere; and nobody else could look this name up. */
  @Test
  void theConnectionGoesToTheAddressThatWasChecked() {
    receiver.behave(Receiver.answering(200));
    var hook = hook(URI.create("http://hooks.example:" + receiver.port() + "/there"), LONG);
    var asked = new ArrayList<String>();

    AttemptResult result =
        send(
            hook,
            host -> {
              asked.add(host);
              return new InetAddress[] {InetAddresses.forString("127.0.0.1")};
            });

    assertThat(result).isEqualTo(new Acknowledged(200));
    assertThat(asked).containsExactly("hooks.example");
    assertThat(last().header("host")).isEqualTo("hooks.example:" + receiver.port());
  }

  @Test
  void aReceiverCanCheckWhoItIsFrom() throws Exception {
    receiver.behave(Receiver.answering(200));
    Instant now = Instant.now();

    await(sender(InetAddress::getAllByName, now).send(hook(LONG), target(), Events.claimed(2)));

    new Webhook(SECRET.text()).verify(last().body(), last().headers());
    assertThat(last().header("webhook-id")).isEqualTo("msg_notify_17");
    assertThat(last().header("webhook-timestamp")).isEqualTo(Long.toString(now.getEpochSecond()));
  }

  @Test
  void theMessageIsACloudEventWithWholeStates() {
    receiver.behave(Receiver.answering(200));

    send(LONG);

    var event = new JsonObject(last().body());
    assertThat(last().header("content-type")).startsWith("application/cloudevents+json");
    assertThat(event.getString("type")).isEqualTo("reinstate.document.restored");
    assertThat(last().body())
        .contains("{\"salary\": 2, \"name\": \"\u00e4\u20ac\"}", "{\"salary\": 1.10}");
  }

  private Received last() {
    return receiver.received().getLast();
  }

  private AttemptResult send(Duration timeout) {
    return send(hook(timeout), InetAddress::getAllByName);
  }

  private AttemptResult send(PostHook hook, Lookup lookup) {
    return await(sender(lookup, NOW).send(hook, (Http) hook.target(), Events.claimed(1)));
  }

  private HttpSender sender(Lookup lookup, Instant now) {
    return new HttpSender(
        vertx.createHttpClient(),
        new TargetAddresses(vertx.createSharedWorkerExecutor("names"), lookup),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private Http target() {
    return new Http(URI.create(receiver.url()), List.of(SECRET));
  }

  private PostHook hook(Duration timeout) {
    return hook(URI.create(receiver.url()), timeout);
  }

  private static PostHook hook(URI url, Duration timeout) {
    return new PostHook(
        "notify",
        "employees",
        Set.of(Action.RESTORE),
        new Http(url, List.of(SECRET)),
        timeout,
        List.of());
  }
}
