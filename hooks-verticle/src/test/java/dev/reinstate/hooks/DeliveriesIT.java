package dev.reinstate.hooks;

import static dev.reinstate.hooks.HookFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.RetryDelivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The whole way from the log to a receiver. */
class DeliveriesIT {
  @AutoClose final HookFixture service = new HookFixture();
  private final Receiver receiver = new Receiver(service.vertx);

  @Test
  void aCommittedChangeReachesItsReceiver() {
    service.configureHttp("notify", receiver.url());
    service.deploy();

    service.update("emp", 2);

    awaitStatuses("emp", "v2 delivered");
    assertThat(receiver.told()).containsExactly("emp v2");
    assertThat(receiver.received().getFirst().path()).isEqualTo("/hook?a=1");
  }

  @Test
  void whatWasCommittedWhileNobodyWasThereIsDeliveredLater() {
    service.configureHttp("notify", receiver.url());
    service.update("emp", 2);

    service.deploy();

    awaitStatuses("emp", "v2 delivered");
  }

  @Test
  void anAttemptThatFailedIsRepeatedWithTheSameId() {
    var attempts = new AtomicInteger();
    receiver.behave(
        request -> Receiver.answering(attempts.incrementAndGet() < 3 ? 500 : 200).answer(request));
    service.configureHttp("notify", receiver.url());
    service.deploy();

    service.update("emp", 2);

    awaitStatuses("emp", "v2 delivered");
    assertThat(receiver.received()).hasSize(3);
    assertThat(receiver.received().stream().map(r -> r.header("webhook-id")).distinct()).hasSize(1);
  }

  @Test
  void afterTheLastAttemptADeliveryIsDeadAndTheNextGoesOut() {
    receiver.behave(
        request -> Receiver.answering(receiver.told().size() <= 3 ? 500 : 200).answer(request));
    service.configureHttp("notify", receiver.url());
    service.deploy();

    service.update("emp", 2);
    service.update("emp", 3);

    awaitStatuses("emp", "v2 dead", "v3 delivered");
    assertThat(receiver.told()).containsExactly("emp v2", "emp v2", "emp v2", "emp v3");
  }

  @Test
  void aReceiverThatIsGoneIsLeftAlone() {
    receiver.behave(Receiver.answering(410));
    service.configureHttp("notify", receiver.url());
    service.deploy();
    service.update("emp", 2);
    Awaitility.await().until(() -> service.number("select count(*) from hooks.disabled") == 1);

    service.update("other", 2);

    awaitStatuses("other", "v2 waiting");
    assertThat(service.statuses("emp")).containsExactly("v2 waiting");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void untilTheHookLeadsElsewhere() {
    receiver.behave(Receiver.answering(410));
    service.configureHttp("notify", receiver.url());
    service.deploy();
    service.update("emp", 2);
    Awaitility.await().until(() -> service.number("select count(*) from hooks.disabled") == 1);
    var moved = new Receiver(service.vertx);

    service.configureHttp("notify", moved.url());

    awaitStatuses("emp", "v2 delivered");
    assertThat(moved.told()).containsExactly("emp v2");
  }

  @Test
  void aHangingReceiverHoldsUpNoOtherHook() {
    var hanging = new Receiver(service.vertx);
    hanging.behave(Receiver.hanging());
    service.configure(
        "{ employees: { post_update: [ "
            + HookFixture.toHttp("hanging", hanging.url())
            + ", "
            + HookFixture.toHttp("swift", receiver.url())
            + " ] } }");
    service.deploy();

    IntStream.rangeClosed(1, 50).forEach(n -> service.update("emp" + n, 2));

    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> receiver.received().size() == 50);
    assertThat(hanging.received()).hasSize(Running.PER_HOOK);
    assertThat(
            service.number(
                "select count(*) from hooks.delivery where hook = 'hanging' and status ="
                    + " 'delivered'"))
        .isZero();
  }

  @Test
  void aWorkerOnTheBusAcknowledgesByReplying() {
    var told = new CopyOnWriteArrayList<String>();
    service.configure("{ employees: { post_update: [ { name: index, bus: workers.index } ] } }");
    service
        .vertx
        .eventBus()
        .<String>consumer(
            "workers.index",
            message -> {
              told.add(message.headers().get("webhook-id") + " " + message.body());
              message.reply(null);
            });
    service.deploy();

    service.update("emp", 2);

    awaitStatuses("emp", "v2 delivered");
    assertThat(told).singleElement().asString().startsWith("msg_index_").contains("\"emp\"");
  }

  @Test
  void aWorkerThatIsNotThereYetIsToldWhenItIs() {
    service.configure(
        "{ employees: { post_update: [ { name: index, bus: workers.index, retry: [100ms, 1s, 1s,"
            + " 1s, 1s] } ] } }");
    service.deploy();
    service.update("emp", 2);
    Awaitility.await()
        .until(
            () ->
                service.number("select count(*) from hooks.delivery where last_error = 'no worker'")
                    == 1);

    service.vertx.eventBus().<String>consumer("workers.index", message -> message.reply("done"));

    awaitStatuses("emp", "v2 delivered");
  }

  @Test
  void aWorkerThatFailsIsToldAgain() {
    var attempts = new AtomicInteger();
    service.configure(
        "{ employees: { post_update: [ { name: index, bus: workers.index, retry: [100ms] } ] } }");
    service
        .vertx
        .eventBus()
        .<String>consumer(
            "workers.index",
            message -> {
              if (attempts.incrementAndGet() == 1) {
                message.fail(1, "no");
              } else {
                message.reply("yes");
              }
            });
    service.deploy();

    service.update("emp", 2);

    awaitStatuses("emp", "v2 delivered");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void aDeadDeliveryIsSentAgainWhenSomebodyAsksForIt() {
    receiver.behave(Receiver.answering(500));
    service.configureHttp("notify", receiver.url());
    service.deploy();
    service.update("emp", 2);
    awaitStatuses("emp", "v2 dead");
    receiver.behave(Receiver.answering(200));

    service.done(
        Addresses.RETRY_DELIVERY,
        new RetryDelivery(as("admin"), service.number("select id from hooks.delivery")));

    awaitStatuses("emp", "v2 delivered");
  }

  @Test
  void aLeaseIsRenewedWhileAnAttemptIsUnderWay() {
    receiver.behave(Receiver.hanging());
    service.configureHttp("notify", receiver.url());
    service.deploy();
    service.update("emp", 2);
    Awaitility.await().until(() -> receiver.received().size() == 1);
    service.rows("update hooks.queue set due = now() + interval '7 seconds'");

    Awaitility.await()
        .atMost(Duration.ofSeconds(7))
        .until(
            () ->
                service.number(
                        "select count(*) from hooks.queue where due > now() + interval '10"
                            + " seconds'")
                    == 1);

    assertThat(service.number("select attempts from hooks.delivery")).isOne();
  }

  @Test
  void twoProcessesShareTheWorkAndKeepTheOrder() {
    receiver.behave(
        request -> Receiver.answering(receiver.told().size() % 7 == 0 ? 500 : 200).answer(request));
    service.configure(
        "{ employees: { post_update: [ { name: notify, http: \""
            + receiver.url()
            + "\", secret: \""
            + HookFixture.SECRET
            + "\", retry: [100ms, 100ms, 100ms, 100ms, 100ms, 100ms] } ] } }");
    try (var other = service.another()) {
      service.deploy();
      other.deploy();

      for (int version = 1; version <= 20; version++) {
        for (String id : List.of("a", "b", "c", "d", "e")) {
          service.update(id, version);
        }
      }

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  service.number("select count(*) from hooks.delivery where status = 'delivered'")
                      == 100);
      for (String id : List.of("a", "b", "c", "d", "e")) {
        assertThat(toldOf(id)).isSorted();
        assertThat(toldOf(id).stream().distinct()).hasSize(20);
      }
    }
  }

  @Test
  void aProcessThatStopsGivesBackWhatItWasAt() {
    receiver.behave(Receiver.hanging());
    service.configureHttp("notify", receiver.url());
    service.deploy();
    service.update("emp", 2);
    Awaitility.await().until(() -> receiver.received().size() == 1);

    service.undeploy();

    assertThat(service.statuses("emp")).containsExactly("v2 waiting");
    assertThat(service.number("select count(*) from hooks.queue where lease is not null")).isZero();
  }

  @Test
  void whatAProcessWasAtWhenItDiedIsDeliveredByAnother() {
    service.configureHttp("notify", receiver.url());
    service.update("emp", 2);
    service.update("emp", 3);
    service.makeDeliveries();
    service.claim("notify", 1);
    service.rows("update hooks.queue set due = now() + interval '1 second'");

    service.deploy();

    awaitStatuses("emp", "v2 delivered", "v3 delivered");
    assertThat(receiver.told()).containsExactly("emp v2", "emp v3");
  }

  private List<Integer> toldOf(String id) {
    return receiver.told().stream()
        .filter(told -> told.startsWith(id + " "))
        .map(told -> Integer.valueOf(told.substring(id.length() + 2)))
        .toList();
  }

  private void awaitStatuses(String id, String... statuses) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(service.statuses(id)).containsExactly(statuses));
  }
}
