package dev.reinstate.worker;

import static dev.reinstate.worker.Asking.ADDRESS;
import static dev.reinstate.worker.Asking.ask;
import static dev.reinstate.worker.Asking.delivery;
import static dev.reinstate.worker.Asking.event;
import static dev.reinstate.worker.Asking.failureOf;
import static dev.reinstate.worker.Asking.question;
import static dev.reinstate.worker.Asking.result;
import static dev.reinstate.worker.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HookWorkerTest {

  private static final String FINE = "{\"n\":1}";
  private static final String DIGITS =
      "{\"price\":1.10,\"id\":12345678901234567890123456789012345678.90,\"big\":9007199254740993}";

  private final Vertx vertx = Vertx.vertx();
  private final HookWorker worker = HookWorker.on(vertx);

  @AfterEach
  void close() {
    result(vertx.close());
  }

  @Test
  void anAcceptedChangeIsAnsweredSo() {
    answering(request -> PreHookAnswer.accept());

    assertThat(result(ask(vertx, question(FINE)))).isEqualTo("{\"accept\":true}");
  }

  @Test
  void aRejectionGoesWithItsMessage() {
    answering(request -> PreHookAnswer.reject("not \"so\""));

    assertThat(result(ask(vertx, question(FINE))))
        .isEqualTo("{\"accept\":false,\"message\":\"not \\\"so\\\"\"}");
  }

  @Test
  void aDocumentThatIsSentBackKeepsTheDigitsOfItsNumbers() {
    answering(request -> PreHookAnswer.accept(Objects.requireNonNull(request.after())));

    assertThat(result(ask(vertx, question(DIGITS))))
        .isEqualTo("{\"accept\":true,\"data\":" + DIGITS + "}");
  }

  @Test
  void aSmallNumberIsSentBackWithoutExponent() {
    String small = "{\"n\":0." + "0".repeat(401) + "10}";
    answering(request -> PreHookAnswer.accept(Objects.requireNonNull(request.after())));

    assertThat(result(ask(vertx, question(small))))
        .isEqualTo("{\"accept\":true,\"data\":" + small + "}");
  }

  @Test
  void aRequestIsReadWhole() {
    List<PreHookRequest> requests = new ArrayList<>();
    answering(
        request -> {
          requests.add(request);
          return PreHookAnswer.accept();
        });

    result(ask(vertx, question(FINE)));

    PreHookRequest request = requests.getFirst();
    assertThat(request.after()).hasToString(FINE);
    assertThat(request.metadata().path("restore_version").intValue()).isEqualTo(3);
    assertThat(request)
        .usingRecursiveComparison()
        .ignoringFields("after")
        .isEqualTo(
            new PreHookRequest(
                "check",
                "q1",
                2,
                "restore",
                "default",
                "staff",
                "ann",
                null,
                null,
                3,
                "because",
                "c1",
                request.metadata(),
                new User("ada", List.of("admin")),
                true,
                "r1"));
  }

  @Test
  void aHookThatThrowsIsAFailureAtOnceAndTellsNobodyWhy() {
    answering(
        request -> {
          throw new IOException("secret");
        });

    assertThat(failureOf(ask(vertx, question(FINE))))
        .asInstanceOf(InstanceOfAssertFactories.type(ReplyException.class))
        .returns(ReplyFailure.RECIPIENT_FAILURE, ReplyException::failureType)
        .returns("the hook failed", ReplyException::getMessage);
  }

  @Test
  void anErrorInAHookIsAFailureToo() {
    answering(
        request -> {
          throw new StackOverflowError();
        });

    assertThat(failureOf(ask(vertx, question(FINE)))).hasMessage("the hook failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "{}", "{\"hook\":1}", "{} {}", "{\"after\":\"text\"}"})
  void whatIsNoRequestIsAFailureWithoutAskingTheHook(String garbage) {
    AtomicInteger asked = new AtomicInteger();
    answering(
        request -> {
          asked.incrementAndGet();
          return PreHookAnswer.accept();
        });

    assertThat(failureOf(ask(vertx, garbage)))
        .asInstanceOf(InstanceOfAssertFactories.type(ReplyException.class))
        .returns(ReplyFailure.RECIPIENT_FAILURE, ReplyException::failureType);
    assertThat(asked).hasValue(0);
  }

  @Test
  void whatIsNoTextIsAFailure() {
    answering(request -> PreHookAnswer.accept());

    assertThat(failureOf(ask(vertx, 5))).hasMessage("the message is no text");
  }

  @Test
  void aConsumedChangeIsAcknowledged() {
    List<CommittedChange> changes = new ArrayList<>();
    worker.consume(ADDRESS, changes::add);

    result(send(vertx, event(DIGITS), delivery()));

    assertThat(changes)
        .singleElement()
        .returns("w1", CommittedChange::webhookId)
        .returns("index", CommittedChange::hook)
        .returns(2, CommittedChange::attempt)
        .returns("ann", CommittedChange::documentId)
        .returns(7, CommittedChange::version)
        .returns("because", change -> change.event().at("/data/change_reason").textValue())
        .returns(DIGITS, change -> String.valueOf(change.after()));
  }

  @Test
  void aChangeThatCouldNotBeConsumedIsNotAcknowledged() {
    worker.consume(
        ADDRESS,
        change -> {
          throw new IOException("the disk is full");
        });

    assertThat(failureOf(send(vertx, event(FINE), delivery()))).hasMessage("the hook failed");
  }

  @Test
  void anEventWithoutItsHeadersIsNotAcknowledged() {
    worker.consume(ADDRESS, change -> {});

    assertThat(failureOf(send(vertx, event(FINE), new DeliveryOptions())))
        .hasMessage("there is no header webhook-id");
  }

  @Test
  void sixtyFourCallsRunAtATimeAndTheOthersWaitTheirTurn() {
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    answering(blockedUntil(open, running));
    List<Future<String>> asked = askTimes(200);
    await().until(() -> running.get() == 64);

    open.countDown();

    assertThat(result(Future.all(asked)).size()).isEqualTo(200);
  }

  @Test
  void aCallTooManyFailsAtOnce() {
    CountDownLatch open = new CountDownLatch(1);
    answering(blockedUntil(open, new AtomicInteger()));
    List<Future<String>> asked = askTimes(1_064);

    Throwable failure = failureOf(ask(vertx, question(FINE)));

    assertThat(failure).hasMessage("too many calls are waiting");
    open.countDown();
    assertThat(result(Future.all(asked)).size()).isEqualTo(1_064);
  }

  @Test
  void anAddressWhoseCallsHangTakesNothingFromAnother() {
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    worker.consume(
        "workers.hanging",
        change -> {
          running.incrementAndGet();
          open.await();
        });
    answering(request -> PreHookAnswer.accept());
    IntStream.range(0, 65).forEach(i -> tell("workers.hanging"));
    await().until(() -> running.get() == 64);

    String answer = result(ask(vertx, question(FINE)));

    assertThat(answer).isEqualTo("{\"accept\":true}");
    open.countDown();
  }

  @Test
  void whoStopsAnswersWhatIsUnderWayAndTakesNothingMore() {
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    answering(blockedUntil(open, running));
    Future<String> underWay = ask(vertx, question(FINE));
    await().until(() -> running.get() == 1);

    Future<Void> closed = worker.close();

    Throwable refused = failureOf(ask(vertx, question(FINE)));
    assertThat(refused)
        .asInstanceOf(InstanceOfAssertFactories.type(ReplyException.class))
        .returns(ReplyFailure.NO_HANDLERS, ReplyException::failureType);
    assertThat(closed.isComplete()).isFalse();
    open.countDown();
    assertThat(result(underWay)).isEqualTo("{\"accept\":true}");
    result(closed);
  }

  @Test
  void whoStopsTwiceWaitsForTheSameEnd() {
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    answering(blockedUntil(open, running));
    Future<String> underWay = ask(vertx, question(FINE));
    await().until(() -> running.get() == 1);
    Future<Void> first = worker.close();

    Future<Void> second = worker.close();

    assertThat(second).isSameAs(first);
    open.countDown();
    result(second);
    assertThat(result(underWay)).isEqualTo("{\"accept\":true}");
  }

  @Test
  void whoHasStoppedServesNothingMore() {
    result(worker.close());

    assertThat(catchThrowable(() -> worker.consume(ADDRESS, change -> {})))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRejectionWithoutAReasonIsAMistake() {
    assertThat(catchThrowable(() -> PreHookAnswer.reject(" ")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void answering(PreHook hook) {
    result(worker.answer(ADDRESS, hook).ready());
  }

  private void tell(String address) {
    vertx.eventBus().request(address, event(FINE), delivery());
  }

  private static PreHook blockedUntil(CountDownLatch open, AtomicInteger running) {
    return request -> {
      running.incrementAndGet();
      open.await();
      return PreHookAnswer.accept();
    };
  }

  private List<Future<String>> askTimes(int times) {
    return IntStream.range(0, times).mapToObj(i -> ask(vertx, question(FINE))).toList();
  }
}
