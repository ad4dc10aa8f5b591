package dev.reinstate.hooks;

import static dev.reinstate.hooks.HookFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Delivery;
import dev.reinstate.contracts.DeliveryFilter;
import dev.reinstate.contracts.DeliveryPage;
import dev.reinstate.contracts.DeliveryStatus;
import dev.reinstate.contracts.HookList.Hook;
import dev.reinstate.contracts.ListDeliveries;
import dev.reinstate.contracts.ListHooks;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.ReplayDeliveries;
import dev.reinstate.contracts.RetryDelivery;
import dev.reinstate.hooks.Outcome.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Here nobody delivers but the test itself. */
class HookCommandsIT {
  private static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null);

  @AutoClose static final HookFixture service = new HookFixture();

  @BeforeAll
  static void answer() {
    HookCommands.serve(service::settings, service.pg, service.bus, () -> {});
  }

  @BeforeEach
  void startAfresh() {
    service.rows("truncate hooks.delivery, hooks.queue, hooks.disabled");
    service.configure("{ employees: { post_update: [ { name: index, bus: a } ] } }");
  }

  @Test
  void hooksAreListedWithHowTheyAreDoing() {
    made("a v1", "a v2", "b v1");
    service.write(service.claim("index", 1).getFirst(), new Fate.Dead(500, "status 500"));
    service.configure(
        "{ employees: { post_update: [ { name: other, http: \"http://127.0.0.1:1/x?token=hidden\","
            + " secret: "
            + HookFixture.SECRET
            + ", actions: [restore] } ] }, notes: { post_delete: [ { name: index, bus: b } ] } }");

    List<Hook> hooks = service.done(Addresses.LIST_HOOKS, new ListHooks(as("auditor"))).hooks();

    assertThat(hooks)
        .extracting(Hook::name, Hook::collection, Hook::actions, Hook::http, Hook::bus)
        .containsExactly(
            tuple("other", "employees", List.of(Action.RESTORE), "http://127.0.0.1:1/x", null),
            tuple("index", "notes", List.of(Action.DELETE), null, "b"));
    assertThat(hooks.getLast().dead()).isOne();
    assertThat(hooks.getFirst().disabledAt()).isNull();
  }

  @Test
  void aDisabledHookIsListedAsSuch() {
    service.configure("{ employees: { post_create: [ { name: off, bus: a } ] } }");
    service.rows(
        "insert into hooks.disabled values ('off', '"
            + Fingerprint.of(service.settings().hooks().postHooks().getFirst())
            + "', '2026-01-01T00:00:00Z')");

    List<Hook> hooks = service.done(Addresses.LIST_HOOKS, new ListHooks(as("auditor"))).hooks();

    assertThat(hooks.getFirst().disabledAt()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void deliveriesAreListedNewestFirstInPages() {
    made("a v1", "b v1", "c v1");

    DeliveryPage first = list(ALL, 2, null);
    DeliveryPage second = list(ALL, 2, first.cursor());

    assertThat(first.deliveries()).extracting(Delivery::documentId).containsExactly("c", "b");
    assertThat(second.deliveries()).extracting(Delivery::documentId).containsExactly("a");
    assertThat(second.cursor()).isNull();
  }

  @Test
  void everyFilterLeavesOutTheOthers() {
    made("a v1", "b v1", "c v1");
    service.write(claimOf("b"), new Fate.Delivered(202));

    assertThat(ids(new DeliveryFilter(DeliveryStatus.DELIVERED, null, null, null)))
        .containsExactly("b");
    assertThat(ids(new DeliveryFilter(DeliveryStatus.DEAD, null, null, null))).isEmpty();
    assertThat(ids(new DeliveryFilter(null, "index", "employees", "c"))).containsExactly("c");
    assertThat(ids(new DeliveryFilter(null, "other", null, null))).isEmpty();
    assertThat(ids(new DeliveryFilter(null, null, "notes", null))).isEmpty();
    assertThat(ids(new DeliveryFilter(null, null, null, "\0"))).isEmpty();
  }

  @Test
  void aDeliverySaysWhatHappenedToIt() {
    made("a v1");
    service.write(
        service.claim("index", 1).getFirst(),
        new Fate.Waiting(Duration.ofHours(1), 503, "status 503"));

    Delivery delivery = list(ALL, 1, null).deliveries().getFirst();

    assertThat(delivery.status()).isEqualTo(DeliveryStatus.WAITING);
    assertThat(delivery.attempts()).isOne();
    assertThat(delivery.lastStatus()).isEqualTo(503);
    assertThat(delivery.lastError()).isEqualTo("status 503");
    assertThat(delivery.nextAttemptAt()).isAfter(delivery.createdAt());
    assertThat(delivery.webhookId()).isEqualTo("msg_index_" + delivery.eventId());
    assertThat(delivery.action()).isEqualTo(Action.UPDATE);
  }

  @Test
  void aDeadDeliveryIsSentAgainBeforeWhatCameAfterIt() {
    made("a v1", "a v2");
    ClaimedDelivery dead = service.claim("index", 1).getFirst();
    service.write(dead, new Fate.Dead(500, "status 500"));

    Delivery retried = retry(dead.id());

    assertThat(retried.status()).isEqualTo(DeliveryStatus.WAITING);
    assertThat(retried.attempts()).isZero();
    assertThat(HookFixture.told(service.claim("index", 1))).containsExactly("a v1");
    assertThat(service.number("select open from hooks.queue")).isEqualTo(2);
  }

  @Test
  void aDeliveredOneIsSentAgainToo() {
    made("a v1");
    ClaimedDelivery delivered = service.claim("index", 1).getFirst();
    service.write(delivered, new Fate.Delivered(200));
    service.rows("delete from hooks.queue");

    retry(delivered.id());

    assertThat(service.claim("index", 1).getFirst().webhookId()).isEqualTo(delivered.webhookId());
  }

  @Test
  void oneThatPausesIsDueNow() {
    made("a v1");
    ClaimedDelivery failed = service.claim("index", 1).getFirst();
    service.write(failed, new Fate.Waiting(Duration.ofHours(1), 500, "status 500"));

    retry(failed.id());

    assertThat(service.claim("index", 1)).hasSize(1);
    assertThat(service.number("select open from hooks.queue")).isOne();
  }

  @Test
  void oneThatIsUnderWayIsNotInterruptedAndNotGivenUp() {
    made("a v1");
    ClaimedDelivery underWay = service.claim("index", 1).getFirst();

    assertThat(retry(underWay.id()).status()).isEqualTo(DeliveryStatus.DELIVERING);
    assertThat(service.claim("index", 1)).isEmpty();
    service.write(underWay, new Fate.Dead(500, "status 500"));

    assertThat(service.claim("index", 1).getFirst().attempt()).isOne();
  }

  @Test
  void aRetryEnablesTheHook() {
    made("a v1");
    ClaimedDelivery gone = service.claim("index", 1).getFirst();
    service.write(gone, new Fate.Disabled());

    retry(gone.id());

    assertThat(service.claim("index", 1)).hasSize(1);
  }

  @Test
  void whatIsNotThereCannotBeRetried() {
    assertThat(service.refusal(Addresses.RETRY_DELIVERY, new RetryDelivery(as("admin"), 999_999)))
        .isEqualTo(new Refusal.NotFound("There is no such delivery"));
  }

  @Test
  void aReplaySendsPastEventsAgainInTheirOrderWithTheirIds() {
    made("a v1", "a v2", "b v1");
    List<String> before = drain();

    assertThat(replay(null, null, null)).isEqualTo(3);

    assertThat(drain()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(service.number("select count(*) from hooks.delivery where replay")).isEqualTo(3);
  }

  @Test
  void whatWasReplayedOnceIsNotDoubled() {
    made("a v1");
    drain();
    replay(null, null, null);
    drain();

    assertThat(replay(null, null, null)).isOne();
  }

  @Test
  void whatIsStillOnItsWayIsNotReplayed() {
    made("a v1");

    assertThat(replay(null, null, null)).isZero();
  }

  @Test
  void aReplayIsOfARangeOfTime() {
    made("a v1", "b v1", "c v1");
    drain();
    service.rows(
        """
        update hooks.delivery
        set at = case document_id when 'a' then '2026-01-01T00:00:00Z'::timestamptz
                                  when 'b' then '2026-01-02T00:00:00Z' else '2026-01-03T00:00:00Z' end
        """);

    assertThat(
            replay(
                Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z"), null))
        .isOne();
    assertThat(drain()).singleElement().asString().startsWith("b v1");
  }

  @Test
  void orOfAnOperation() {
    service.commit("employees", "a", "updated", 1, "update", "op-1");
    service.commit("employees", "b", "updated", 1, "update", null);
    service.makeDeliveries();
    drain();

    assertThat(replay(null, null, "op-1")).isOne();
    assertThat(replay(null, null, "\0")).isZero();
  }

  @Test
  void aHookThatIsNotConfiguredCannotBeReplayed() {
    assertThat(
            service.refusal(
                Addresses.REPLAY_DELIVERIES,
                new ReplayDeliveries(as("admin"), "nobody", null, null, null)))
        .isEqualTo(new Refusal.NotFound("There is no such hook"));
  }

  @Test
  void whoMayOnlyLookSendsNothing() {
    assertThat(service.refusal(Addresses.RETRY_DELIVERY, new RetryDelivery(as("auditor"), 1)))
        .isEqualTo(new Refusal.Forbidden(Action.UPDATE, "_hooks"));
    assertThat(
            service.refusal(
                Addresses.REPLAY_DELIVERIES,
                new ReplayDeliveries(as("auditor"), "index", null, null, null)))
        .isEqualTo(new Refusal.Forbidden(Action.UPDATE, "_hooks"));
  }

  @Test
  void whoHasNoRoleSeesNothing() {
    assertThat(service.refusal(Addresses.LIST_HOOKS, new ListHooks(as("nobody"))))
        .isEqualTo(new Refusal.Forbidden(Action.READ, "_hooks"));
    assertThat(
            service.refusal(
                Addresses.LIST_DELIVERIES, new ListDeliveries(as("nobody"), ALL, 10, null)))
        .isEqualTo(new Refusal.Forbidden(Action.READ, "_hooks"));
  }

  private static void made(String... events) {
    for (String event : events) {
      String[] parts = event.split(" v", -1);
      service.update(parts[0], Integer.parseInt(parts[1]));
    }
    service.makeDeliveries();
  }

  private static ClaimedDelivery claimOf(String id) {
    return service.claim("index", 10).stream()
        .filter(delivery -> Objects.equals(delivery.event().documentId(), id))
        .findFirst()
        .orElseThrow();
  }

  /** Delivers all there is; what it was, with its ids. */
  private static List<String> drain() {
    var drained = new ArrayList<String>();
    List<ClaimedDelivery> claimed = service.claim("index", 10);
    while (!claimed.isEmpty()) {
      for (ClaimedDelivery delivery : claimed) {
        service.write(delivery, new Fate.Delivered(200));
        drained.add(HookFixture.told(List.of(delivery)).getFirst() + " " + delivery.webhookId());
      }
      claimed = service.claim("index", 10);
    }
    return drained;
  }

  private static DeliveryPage list(DeliveryFilter filter, int limit, @Nullable Long before) {
    return service.done(
        Addresses.LIST_DELIVERIES, new ListDeliveries(as("auditor"), filter, limit, before));
  }

  private static List<String> ids(DeliveryFilter filter) {
    return list(filter, 10, null).deliveries().stream().map(Delivery::documentId).toList();
  }

  private static Delivery retry(long id) {
    return service.done(Addresses.RETRY_DELIVERY, new RetryDelivery(as("admin"), id));
  }

  private static long replay(
      @Nullable Instant from, @Nullable Instant to, @Nullable String operation) {
    return service
        .done(
            Addresses.REPLAY_DELIVERIES,
            new ReplayDeliveries(as("admin"), "index", from, to, operation))
        .deliveries();
  }
}
