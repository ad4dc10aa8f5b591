package dev.reinstate.hooks;

import static dev.reinstate.hooks.HookFixture.await;
import static dev.reinstate.hooks.HookFixture.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.hooks.Outcome.Fate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimsIT {
  private static final Fate DELIVERED = new Fate.Delivered(200);

  @AutoClose static final HookFixture service = new HookFixture();

  @BeforeEach
  void startAfresh() {
    service.rows("truncate hooks.delivery, hooks.queue, hooks.disabled, event");
    service.configure("{ employees: { post_update: [ { name: index, bus: a } ] } }");
  }

  @Test
  void aLaterEventOfADocumentWaitsForTheEarlierOne() {
    made("a v1", "a v2", "b v1");

    List<ClaimedDelivery> first = service.claim("index", 10);

    assertThat(told(first)).containsExactlyInAnyOrder("a v1", "b v1");
    assertThat(service.claim("index", 10)).isEmpty();
    first.forEach(delivery -> service.write(delivery, DELIVERED));
    assertThat(told(service.claim("index", 10))).containsExactly("a v2");
  }

  @Test
  void alsoWhileTheEarlierOnePausesAfterAFailure() {
    made("a v1", "a v2");
    ClaimedDelivery first = service.claim("index", 10).getFirst();

    service.write(first, new Fate.Waiting(Duration.ofHours(1), 500, "status 500"));

    assertThat(service.claim("index", 10)).isEmpty();
    assertThat(service.statuses("a")).containsExactly("v1 waiting", "v2 waiting");
  }

  @Test
  void afterTheLastAttemptItMakesRoomForTheLaterOnes() {
    made("a v1", "a v2");

    service.write(service.claim("index", 1).getFirst(), new Fate.Dead(500, "status 500"));

    assertThat(told(service.claim("index", 1))).containsExactly("a v2");
    assertThat(service.statuses("a")).containsExactly("v1 dead", "v2 delivering");
  }

  @Test
  void whatComesWhileOneIsBeingDeliveredWaitsBehindIt() {
    made("a v1");
    ClaimedDelivery first = service.claim("index", 1).getFirst();
    made("a v2");

    assertThat(service.claim("index", 1)).isEmpty();
    service.write(first, DELIVERED);
    assertThat(told(service.claim("index", 1))).containsExactly("a v2");
  }

  @Test
  void eachAttemptIsCounted() {
    made("a v1");
    ClaimedDelivery first = service.claim("index", 1).getFirst();
    service.write(first, new Fate.Waiting(Duration.ZERO, null, "no connection"));

    ClaimedDelivery second = service.claim("index", 1).getFirst();

    assertThat(first.attempt()).isEqualTo(1);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.webhookId()).isEqualTo(first.webhookId());
  }

  @Test
  void whoDiesLosesWhatHeHadWhenItsLeaseEnds() {
    made("a v1", "a v2");
    ClaimedDelivery lost = service.claim("index", 1).getFirst();
    service.rows("update hooks.queue set due = now()");

    ClaimedDelivery taken = service.claim("index", 1).getFirst();

    assertThat(taken.id()).isEqualTo(lost.id());
    assertThat(taken.attempt()).isEqualTo(2);
  }

  @Test
  void whoHasLostALeaseChangesNothingAnyMore() {
    made("a v1");
    ClaimedDelivery lost = service.claim("index", 1).getFirst();
    service.rows("update hooks.queue set due = now()");
    ClaimedDelivery taken = service.claim("index", 1).getFirst();

    service.write(lost, DELIVERED);

    assertThat(service.statuses("a")).containsExactly("v1 delivering");
    service.write(taken, DELIVERED);
    assertThat(service.statuses("a")).containsExactly("v1 delivered");
    assertThat(service.number("select open from hooks.queue")).isZero();
  }

  @Test
  void aRenewedLeaseIsGoodForLonger() {
    made("a v1");
    ClaimedDelivery delivery = service.claim("index", 1).getFirst();
    service.rows("update hooks.queue set due = now()");

    await(new Renewal(service.pg).renew(List.of(delivery.lease())));

    assertThat(service.claim("index", 1)).isEmpty();
  }

  @Test
  void aLeaseThatSomebodyElseHasIsNotRenewed() {
    made("a v1");
    ClaimedDelivery lost = service.claim("index", 1).getFirst();
    service.rows("update hooks.queue set due = now()");
    service.claim("index", 1);
    service.rows("update hooks.queue set due = now()");

    await(new Renewal(service.pg).renew(List.of(lost.lease())));

    assertThat(service.claim("index", 1)).hasSize(1);
  }

  @Test
  void noMoreIsTakenOfAHookThanThereIsRoomFor() {
    made("a v1", "b v1", "c v1");

    List<ClaimedDelivery> taken =
        await(
            new Claims(service.pg, service.metrics)
                .take(List.of(new FreeSlots("index", "", 2)), 10));

    assertThat(taken).hasSize(2);
  }

  @Test
  void aDisabledHookGetsNothingUntilItIsConfiguredOtherwise() {
    made("a v1", "b v1");

    service.write(service.claim("index", 1).getFirst(), new Fate.Disabled());

    assertThat(service.claim("index", 2)).isEmpty();
    assertThat(
            told(
                await(
                    new Claims(service.pg, service.metrics)
                        .take(List.of(new FreeSlots("index", "changed", 2)), 2))))
        .containsExactlyInAnyOrder("a v1", "b v1");
  }

  @Test
  void whatIsGivenBackHasNotBeenAttempted() {
    made("a v1");

    service.write(service.claim("index", 1).getFirst(), new Fate.Released());

    assertThat(service.claim("index", 1).getFirst().attempt()).isEqualTo(1);
  }

  @Test
  void twoProcessesNeverTakeTheSame() throws Exception {
    made(Stream.iterate(1, n -> n + 1).limit(200).map(n -> "d" + n + " v1").toArray(String[]::new));
    try (var other = service.another()) {
      var first = new Drainer(service);
      var second = new Drainer(other);

      first.start();
      second.start();
      first.join();
      second.join();

      assertThat(Stream.concat(first.told().stream(), second.told().stream()).sorted())
          .hasSize(200)
          .doesNotHaveDuplicates();
    }
  }

  private static void made(String... events) {
    for (String event : events) {
      String[] parts = event.split(" v", -1);
      service.update(parts[0], Integer.parseInt(parts[1]));
    }
    service.makeDeliveries();
  }
}
