package dev.reinstate.hooks;

import static dev.reinstate.hooks.HookFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryMakerIT {
  private static final String HOOKS =
      """
      { employees: { post_create: [ { name: created, bus: a } ],
                     post_update: [ { name: changed, bus: a }, { name: restored, bus: a, actions: [restore] } ],
                     post_delete: [ { name: deleted, bus: a } ] },
        spaces: { post_update: [ { name: space-changed, bus: a } ], post_restore: [ { name: went-back, bus: a } ] } }
      """
          .replace('\n', ' ');

  @AutoClose static final HookFixture service = new HookFixture();

  @BeforeEach
  void startAfresh() {
    service.rows("truncate hooks.delivery, hooks.queue, event");
    service.configure(HOOKS);
  }

  @Test
  void eachHookGetsTheEventsItIsAbout() {
    service.commit("employees", "emp", "created", 1, "create", null);
    service.commit("employees", "emp", "updated", 2, "update", null);
    service.commit("employees", "emp", "restored", 4, "restore", null);
    service.commit("employees", "emp", "deleted", 5, "delete", null);

    service.makeDeliveries();

    assertThat(service.texts("select hook || ' v' || version from hooks.delivery order by id"))
        .containsExactly("created v1", "changed v2", "changed v4", "restored v4", "deleted v5");
  }

  @Test
  void otherCollectionsAreNoneOfTheirBusiness() {
    service.commit("notes", "note", "updated", 2, "update", null);

    service.makeDeliveries();

    assertThat(service.number("select count(*) from hooks.delivery")).isZero();
  }

  @Test
  void whatWasRefusedIsNobodysBusiness() {
    service.commit("employees", "emp", "refused", 2, "update", null);

    service.makeDeliveries();

    assertThat(service.number("select count(*) from hooks.delivery")).isZero();
  }

  @Test
  void aRestoredSpaceIsOneDeliveryForEachHookOfIt() {
    service.restoreSpace("acme", "op-1");

    service.makeDeliveries();

    assertThat(service.texts("select hook || ' ' || operation || ' ' || type from hooks.delivery"))
        .containsExactly("went-back op-1 reinstate.space.restored");
    assertThat(service.claim("went-back", 1).getFirst())
        .satisfies(
            delivery ->
                assertThat(Message.text(delivery))
                    .contains("\"subject\":\"spaces/acme\"", "\"counts\":{\"create\":1}"));
  }

  @Test
  void aRefusedRestoreOfASpaceIsNobodysBusiness() {
    service.restoreSpace("acme", "op-1");
    service.rows("update event set type = 'reinstate.space.refused'");

    service.makeDeliveries();

    assertThat(service.number("select count(*) from hooks.delivery")).isZero();
  }

  @Test
  void whenTheTransactionFailsTheyAreMadeTheNextTime() {
    service.update("emp", 2);
    Future<Boolean> failed =
        service.log.advance(
            "hooks",
            (connection, events) ->
                new DeliveryMaker(service::settings)
                    .make(connection, events)
                    .compose(made -> Future.failedFuture("cut")));
    assertThat(failed.map(false).otherwise(true)).satisfies(f -> assertThat(await(f)).isTrue());

    service.makeDeliveries();
    service.makeDeliveries();

    assertThat(service.statuses("emp")).containsExactly("v2 waiting");
  }

  @Test
  void aDeliveryKeepsWhatItNeedsWhenTheLogIsCleaned() {
    service.update("emp", 2);
    service.makeDeliveries();

    service.rows("truncate event");

    assertThat(service.claim("changed", 1).getFirst().event())
        .satisfies(
            event -> {
              assertThat(event.context().userId()).isEqualTo("alice");
              assertThat(event.after()).extracting("data").isEqualTo("{\"n\": 2}");
            });
  }

  @Test
  void aThousandEventsOfOneDocumentAreOneQueueInTheirOrder() {
    service.rows(
        """
        insert into event (type, at, doc, space, collection, document_id, version, context)
        select 'reinstate.document.updated', now(), 1, 'default', 'employees', 'busy', n, '{"action":"update","user_id":"u","user_roles":[],"ip_address":"127.0.0.1","request_id":"r","arrived_at":"2026-01-01T00:00:00Z"}' from generate_series(1, 2500) n
        """);

    service.makeDeliveries();

    assertThat(service.number("select open from hooks.queue where document_id = 'busy'"))
        .isEqualTo(2_500);
    assertThat(
            service.texts("select version::text from hooks.delivery order by id").stream()
                .map(Integer::parseInt))
        .hasSize(2_500)
        .isSorted();
  }
}
