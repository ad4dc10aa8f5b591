package dev.reinstate.hooks;

import static dev.reinstate.hooks.HookFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.standardwebhooks.Webhook;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.PreHookAnswer.Accepted;
import dev.reinstate.contracts.PreHookAnswer.Busy;
import dev.reinstate.contracts.PreHookAnswer.Failed;
import dev.reinstate.contracts.PreHookAnswer.Rejected;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.hooks.Receiver.Received;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as it comes over the bus, and real endpoints and workers at the other end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallPreHookTest {
  private static final String SECRET = "whsec_" + "bmV3".repeat(8);
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String AFTER = "{\"_id\":\"emp_1\",\"salary\":1.10,\"name\":\"\u00e4\"}";

  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);
  private final Receiver endpoint = new Receiver(vertx);
  private final Receiver cutting = new Receiver(vertx);
  private final NetServer babbler = babbler();
  private final CallPlaces places = new CallPlaces();
  private final Settings settings = settings();

  CallPreHookTest() {
    var addresses =
        new TargetAddresses(
            vertx.createSharedWorkerExecutor("names"),
            host ->
                host.equals("rebound.example")
                    ? new InetAddress[] {InetAddresses.forString("169.254.169.254")}
                    : InetAddress.getAllByName(host));
    var caller =
        new PreHookCaller(
            new HttpPoster(HookClient.of(vertx, 256, 60), addresses),
            new HttpPoster(HookClient.of(vertx, 256, 0), addresses),
            bus,
            Clock.systemUTC(),
            settings.http()::maxBody);
    bus.serve(
        Addresses.CALL_PRE_HOOK, new CallPreHookHandler(() -> settings, caller, places)::handle);
  }

  @AfterAll
  void close() {
    await(vertx.close());
  }

  @Test
  void anEndpointIsAskedEverythingAndCanKnowWhoAsks() throws Exception {
    endpoint.behave(Receiver.saying(200, "{\"accept\":true}"));

    assertThat(call("signed")).isEqualTo(new Accepted(null));

    assertThat(last().header("content-type")).isEqualTo("application/json");
    new Webhook(SECRET).verify(last().body(), last().headers());
    assertThat(last().header("webhook-id")).isEqualTo("pre_signed_1");
    assertThat(last().body()).contains("\"salary\":1.10", "\"name\":\"\u00e4\"");
    assertThat(new JsonObject(last().body()))
        .isEqualTo(
            new JsonObject(
                """
                {"hook": "signed", "id": "pre_signed_1", "attempt": 2, "action": "restore", "space": "default",
                 "collection": "employees", "document_id": "emp_1", "before": null,
                 "after": {"_id": "emp_1", "salary": 1.10, "name": "\u00e4"}, "metadata": {"restore_version": 2},
                 "user": {"id": "alice", "roles": ["hr"]}, "dry_run": true, "request_id": "request-1"}
                """));
  }

  @Test
  void oneThatSharesNoSecretGetsNoSignature() {
    endpoint.behave(Receiver.saying(200, "{\"accept\":true}"));

    call("plain");

    assertThat(last().header("webhook-signature")).isEmpty();
  }

  @Test
  void itCanAcceptWithAnotherDocument() {
    endpoint.behave(Receiver.saying(201, "{\"accept\":true,\"data\":{\"n\":1.10}}"));

    assertThat(call("plain")).isEqualTo(new Accepted("{\"n\":1.10}"));
  }

  @Test
  void itCanRejectInTwoWays() {
    endpoint.behave(Receiver.saying(200, "{\"accept\":false,\"message\":\"no\"}"));
    assertThat(call("plain")).isEqualTo(new Rejected("no"));

    endpoint.behave(Receiver.saying(409, "{\"message\":\"never\"}"));
    assertThat(call("plain")).isEqualTo(new Rejected("never"));
  }

  @Test
  void anAnswerThatComesAtOnceIsNotMissed() {
    endpoint.behave(Receiver.saying(200, "{\"accept\":true}"));

    assertThat(Stream.generate(() -> call("plain")).limit(2_000))
        .allMatch(answer -> answer.equals(new Accepted(null)));
  }

  @ParameterizedTest
  @CsvSource({
    "404, status 404",
    "500, status 500",
    "503, status 503",
    "200, its answer is no JSON object"
  })
  void everythingElseIsTrouble(int status, String reason) {
    endpoint.behave(Receiver.saying(status, "garbage"));

    assertThat(call("plain")).isEqualTo(new Failed(reason));
  }

  @Test
  void aRedirectIsNotFollowed() {
    endpoint.behave(
        request ->
            request
                .response()
                .setStatusCode(request.uri().startsWith("/hook") ? 307 : 200)
                .putHeader("location", "/elsewhere")
                .end("{\"accept\":true}"));

    assertThat(call("plain")).isEqualTo(new Failed("status 307"));
  }

  @Test
  void anEndpointThatHangsIsTroubleWhenItsTimeIsOver() {
    endpoint.behave(Receiver.hanging());

    assertThat(call("short")).isEqualTo(new Failed("no answer in time"));
  }

  @Test
  void soIsAnAnswerThatNeverEnds() {
    endpoint.behave(request -> request.response().setChunked(true).write("{\"accept\""));

    assertThat(call("short")).isEqualTo(new Failed("no answer in time"));
  }

  @Test
  void whoeverAsksMayHaveLessPatienceThanTheHookAllows() {
    endpoint.behave(Receiver.hanging());

    assertThat(call("plain", Duration.ofMillis(200))).isEqualTo(new Failed("no answer in time"));
  }

  @Test
  void anEndpointThatCutsANewConnectionIsTroubleAndNotAskedAgain() {
    cutting.behave(Receiver.cuttingTheConnection());

    assertThat(call("cutting")).isEqualTo(new Failed("the connection broke"));

    assertThat(cutting.received()).hasSize(1);
  }

  @Test
  void oneThatClosesAKeptConnectionIsAskedTheSameOnceMore() {
    Set<HttpConnection> known = ConcurrentHashMap.newKeySet();
    var cut = new AtomicInteger();
    endpoint.behave(
        request -> {
          if (known.add(request.connection())) {
            request.response().end("{\"accept\":true}");
          } else {
            cut.incrementAndGet();
            request.connection().close();
          }
        });

    Awaitility.await()
        .until(
            () -> {
              assertThat(call("plain")).isEqualTo(new Accepted(null));
              return cut.get() > 0;
            });

    assertThat(last().header("connection")).isEqualTo("close");
    int times = endpoint.received().size();
    assertThat(last().body()).isEqualTo(endpoint.received().get(times - 2).body());
  }

  @Test
  void andNoMoreThanThat() {
    endpoint.behave(Receiver.answering(200));
    call("plain");
    endpoint.behave(Receiver.cuttingTheConnection());
    int before = endpoint.received().size();

    assertThat(call("plain")).isEqualTo(new Failed("the connection broke"));

    assertThat(endpoint.received().size() - before).isBetween(1, 2);
  }

  @Test
  void aDocumentMayComeBackWithAllEscapedThatCanBe() {
    String document = "{\"a\":\"" + "\u00e4".repeat(500_000) + "\"}";
    String answer = "{\"accept\":true,\"data\":" + document.replace("\u00e4", "\\u00e4") + "}";
    endpoint.behave(Receiver.saying(200, answer));

    assertThat(call("plain")).isEqualTo(new Accepted(document));
    assertThat(answeredBy(answer)).isEqualTo(new Accepted(document));
  }

  @Test
  void answersAreNotReadOnAnEventLoop() {
    String answer = "{\"accept\":true,\"data\":{\"a\":[" + "1,".repeat(500_000) + "1]}}";
    endpoint.behave(Receiver.saying(200, answer));
    MessageConsumer<String> worker =
        vertx.eventBus().consumer("workers.test", message -> message.reply(answer));

    List<Future<PreHookAnswer>> calls =
        IntStream.range(0, 16).mapToObj(i -> send(i % 2 == 0 ? "plain" : "worker", LONG)).toList();

    while (!calls.stream().allMatch(Future::isComplete)) {
      assertThat(Thread.getAllStackTraces().values())
          .noneMatch(CallPreHookTest::readsAnAnswerOnAnEventLoop);
    }
    assertThat(calls).allMatch(call -> await(call) instanceof Accepted);
    await(worker.unregister());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400})
  void anAnswerOfTenMegabytesIsNotRead(int status) {
    endpoint.behave(
        request -> request.response().setStatusCode(status).end(Buffer.buffer(new byte[10 << 20])));

    assertThat(call("plain")).isEqualTo(new Failed("its answer is too large"));
  }

  @Test
  void whatIsNoHttpIsTrouble() {
    assertThat(call("babbling")).isEqualTo(new Failed("the connection broke"));
  }

  @Test
  void nobodyListeningIsTrouble() {
    assertThat(call("closed")).isEqualTo(new Failed("no connection"));
  }

  @Test
  void aNameThatLeadsToAForbiddenAddressIsNotEvenTried() {
    assertThat(call("rebound")).isEqualTo(new Failed("the host leads to a forbidden address"));
  }

  @Test
  void aWorkerIsAskedTheSameAndKnowsItAgain() {
    var messages = new CopyOnWriteArrayList<String>();
    var worker =
        vertx
            .eventBus()
            .<String>consumer(
                "workers.test",
                message -> {
                  messages.add(
                      message.headers().get("hook")
                          + " "
                          + message.headers().get("webhook-id")
                          + " "
                          + message.headers().get("attempt"));
                  messages.add(message.body());
                  message.reply("{\"accept\":true,\"data\":{\"n\":1.10}}");
                });

    PreHookAnswer answer = call("worker");

    await(worker.unregister());
    assertThat(answer).isEqualTo(new Accepted("{\"n\":1.10}"));
    assertThat(messages.getFirst()).isEqualTo("worker pre_worker_1 2");
    assertThat(messages.getLast()).contains("\"after\":" + AFTER);
  }

  @Test
  void aWorkerCanReject() {
    assertThat(answeredBy("{\"accept\":false,\"message\":\"no\"}")).isEqualTo(new Rejected("no"));
  }

  @Test
  void garbageOfAWorkerIsTrouble() {
    assertThat(answeredBy("garbage")).isEqualTo(new Failed("its answer is no JSON object"));
    assertThat(answeredBy(new JsonObject().put("accept", true)))
        .isEqualTo(new Failed("its answer is no text"));
    assertThat(answeredBy("x".repeat(10 << 20))).isEqualTo(new Failed("its answer is too large"));
  }

  @Test
  void aWorkerThatFailsIsTrouble() {
    MessageConsumer<String> worker =
        vertx.eventBus().consumer("workers.test", message -> message.fail(1, "no idea"));

    PreHookAnswer answer = call("worker");

    await(worker.unregister());
    assertThat(answer).isEqualTo(new Failed("the worker failed"));
  }

  @Test
  void aWorkerThatHangsIsTroubleWhenItsTimeIsOver() {
    MessageConsumer<String> worker = vertx.eventBus().consumer("workers.test", message -> {});

    PreHookAnswer answer = call("worker", Duration.ofMillis(200));

    await(worker.unregister());
    assertThat(answer).isEqualTo(new Failed("no answer in time"));
  }

  @Test
  void noWorkerIsTrouble() {
    assertThat(call("worker")).isEqualTo(new Failed("no worker"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "expression", "after"})
  void whatIsNoSuchHookHereIsTrouble(String hook) {
    assertThat(call(hook)).isEqualTo(new Failed("it is not configured here"));
  }

  @Test
  void oneThatGetsAPlaceTooLateIsNotToBlame() {
    var asked = new CopyOnWriteArrayList<Message<String>>();
    MessageConsumer<String> worker = vertx.eventBus().consumer("workers.test", asked::add);
    List<Future<PreHookAnswer>> first =
        IntStream.range(0, RunningCalls.PER_HOOK).mapToObj(i -> send("worker", LONG)).toList();
    Awaitility.await().until(() -> asked.size() == RunningCalls.PER_HOOK);

    Future<PreHookAnswer> late = send("worker", Duration.ofSeconds(2));
    Awaitility.await().until(() -> places.waiting() == 1 || late.isComplete());
    asked.forEach(message -> message.reply("{\"accept\":true}"));

    assertThat(await(late)).isEqualTo(new Busy());
    first.forEach(answer -> assertThat(await(answer)).isEqualTo(new Accepted(null)));
    await(worker.unregister());
  }

  @Test
  void manyCallsOfAHookAreAskedOneAfterTheOther() {
    var asked = new CopyOnWriteArrayList<Message<String>>();
    MessageConsumer<String> worker = vertx.eventBus().consumer("workers.test", asked::add);
    int calls = RunningCalls.PER_HOOK + 1;
    List<Future<PreHookAnswer>> answers =
        IntStream.range(0, calls).mapToObj(i -> send("worker", LONG)).toList();
    Awaitility.await().until(() -> asked.size() == RunningCalls.PER_HOOK && places.waiting() == 1);

    asked.getFirst().reply("{\"accept\":true}");
    Awaitility.await().until(() -> asked.size() == calls);
    asked.stream().skip(1).forEach(message -> message.reply("{\"accept\":true}"));

    answers.forEach(answer -> assertThat(await(answer)).isEqualTo(new Accepted(null)));
    await(worker.unregister());
  }

  @Test
  void oneHookThatHangsTakesNothingFromAnother() {
    var waiting = new CopyOnWriteArrayList<Message<String>>();
    MessageConsumer<String> worker = vertx.eventBus().consumer("workers.test", waiting::add);
    List<Future<PreHookAnswer>> hanging =
        IntStream.range(0, RunningCalls.PER_HOOK).mapToObj(i -> send("worker", LONG)).toList();
    Awaitility.await().until(() -> waiting.size() == RunningCalls.PER_HOOK);
    endpoint.behave(Receiver.saying(200, "{\"accept\":true}"));

    PreHookAnswer oneMore = call("worker", Duration.ofMillis(200));
    PreHookAnswer other = call("plain");

    assertThat(oneMore).isEqualTo(new Busy());
    assertThat(other).isEqualTo(new Accepted(null));
    waiting.forEach(message -> message.reply("{\"accept\":true}"));
    hanging.forEach(answer -> assertThat(await(answer)).isEqualTo(new Accepted(null)));
    await(worker.unregister());
  }

  private PreHookAnswer answeredBy(Object reply) {
    MessageConsumer<String> worker =
        vertx.eventBus().consumer("workers.test", message -> message.reply(reply));
    PreHookAnswer answer = call("worker");
    await(worker.unregister());
    return answer;
  }

  private static boolean readsAnAnswerOnAnEventLoop(StackTraceElement[] frames) {
    List<String> classes = Arrays.stream(frames).map(StackTraceElement::getClassName).toList();
    return classes.contains(AnswerReader.class.getName())
        && classes.stream().anyMatch(name -> name.startsWith("io.netty."));
  }

  private Received last() {
    return endpoint.received().getLast();
  }

  private PreHookAnswer call(String hook) {
    return call(hook, LONG);
  }

  private PreHookAnswer call(String hook, Duration patience) {
    return await(send(hook, patience));
  }

  private Future<PreHookAnswer> send(String hook, Duration patience) {
    var context =
        new RequestContext(
            new Actor("alice", List.of("hr"), "{\"email\":\"a@example.com\"}"),
            "request-1",
            null,
            "127.0.0.1",
            null,
            Instant.EPOCH);
    var command =
        new CallPreHook(
            context,
            hook,
            "pre_" + hook + "_1",
            2,
            Action.RESTORE,
            new DocumentKey(DocumentKey.DEFAULT_SPACE, "employees", "emp_1"),
            null,
            AFTER,
            "{\"restore_version\":2}",
            true,
            patience);
    return bus.request(Addresses.CALL_PRE_HOOK, command, Duration.ofSeconds(30))
        .map(reply -> ((Done<PreHookAnswer>) reply).value());
  }

  private NetServer babbler() {
    return await(
        vertx
            .createNetServer()
            .connectHandler(socket -> socket.end(Buffer.buffer("\u0001 I am no HTTP\r\n\r\n")))
            .listen(0, "127.0.0.1"));
  }

  private Settings settings() {
    String yaml =
        """
        collections: { employees: {}, notes: {} }
        hooks:
          employees:
            pre_create:
              - { name: signed, http: "%1$s", secret: "%2$s", timeout: 8s }
            pre_update:
              - { name: plain, actions: [update], http: "%1$s", timeout: 7s }
              - { name: short, http: "%1$s", timeout: 300ms }
              - { name: babbling, actions: [restore], http: "http://127.0.0.1:%3$d/", timeout: 7s }
              - { name: expression, validate: "true" }
            pre_delete:
              - { name: closed, http: "http://127.0.0.1:1/", timeout: 8s }
            post_delete: [ { name: after, bus: workers.test } ]
          notes:
            pre_create: [ { name: rebound, http: "http://rebound.example/" } ]
            pre_update: [ { name: cutting, http: "%4$s", actions: [update] } ]
            pre_delete: [ { name: worker, bus: workers.test, timeout: 8s } ]
        """
            .formatted(endpoint.url(), SECRET, babbler.actualPort(), cutting.url());
    return switch (new SettingsReader(Map.of()).read(yaml, Path.of("."))) {
      case SettingsResult.Valid(Settings settings) -> settings;
      case SettingsResult.Invalid(var mistakes) ->
          throw new IllegalStateException(mistakes.toString());
    };
  }
}
