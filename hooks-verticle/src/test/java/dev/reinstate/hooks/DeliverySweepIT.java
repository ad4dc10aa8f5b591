package dev.reinstate.hooks;

import static dev.reinstate.hooks.HookFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.hooks.Outcome.Fate;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverySweepIT {
  @AutoClose static final HookFixture service = new HookFixture();

  @BeforeEach
  void startAfresh() {
    service.rows("truncate hooks.delivery, hooks.queue, hooks.disabled, event");
    service.configure("{ employees: { post_update: [ { name: index, bus: a } ] } }");
    service.update("emp", 1);
    service.update("emp", 2);
    service.makeDeliveries();
  }

  @Test
  void whatWasFinishedAWeekAgoIsRemoved() {
    service.write(service.claim("index", 1).getFirst(), new Fate.Delivered(200));
    service.write(service.claim("index", 1).getFirst(), new Fate.Dead(500, "status 500"));
    service.rows("update hooks.delivery set finished_at = now() - interval '8 days'");

    sweep();

    assertThat(service.statuses("emp")).isEmpty();
  }

  @Test
  void whatWasFinishedLaterStays() {
    service.write(service.claim("index", 1).getFirst(), new Fate.Delivered(200));
    service.rows("update hooks.delivery set finished_at = finished_at - interval '6 days'");

    sweep();

    assertThat(service.statuses("emp")).containsExactly("v1 delivered", "v2 waiting");
  }

  @Test
  void whatStillHasToBeDeliveredStaysForHoweverLong() {
    old();

    sweep();

    assertThat(service.statuses("emp")).containsExactly("v1 waiting", "v2 waiting");
  }

  @Test
  void unlessItsHookIsNoMore() {
    old();
    service.configure("{}");

    sweep();

    assertThat(service.statuses("emp")).isEmpty();
    assertThat(service.number("select count(*) from hooks.queue")).isZero();
  }

  @Test
  void orHasBeenDisabledForAsLong() {
    old();
    service.rows(
        "insert into hooks.disabled values ('index', '"
            + Fingerprint.of(service.settings().hooks().postHooks().getFirst())
            + "', now())");

    sweep();

    assertThat(service.statuses("emp")).isEmpty();
  }

  @Test
  void whatIsUnderWayIsLeft() {
    old();
    ClaimedDelivery underWay = service.claim("index", 1).getFirst();
    service.configure("{}");

    sweep();

    assertThat(service.statuses("emp")).containsExactly("v1 delivering", "v2 waiting");
    service.write(underWay, new Fate.Waiting(Duration.ZERO, null, "no connection"));
    assertThat(service.number("select open from hooks.queue")).isEqualTo(2);
  }

  @Test
  void aQueueIsRemovedWhenNothingIsInItAndMadeAgainWhenThereIs() {
    service.write(service.claim("index", 1).getFirst(), new Fate.Delivered(200));
    service.write(service.claim("index", 1).getFirst(), new Fate.Delivered(200));

    sweep();

    assertThat(service.number("select count(*) from hooks.queue")).isZero();
    service.update("emp", 3);
    service.makeDeliveries();
    assertThat(HookFixture.told(service.claim("index", 1))).containsExactly("emp v3");
  }

  @Test
  void aThousandAndMoreAreRemovedInOneGo() {
    service.rows(
        """
        insert into hooks.delivery
          (queue, hook, status, finished_at, event, type, at, space, collection, document_id, version, context)
        select 0, 'index', 'delivered', now() - interval '8 days', n, 'reinstate.document.updated', now(), 'default',
               'employees', 'old', n, '{}'
        from generate_series(1, 2500) n
        """);

    sweep();

    assertThat(service.statuses("old")).isEmpty();
  }

  private static void old() {
    service.rows("update hooks.delivery set created_at = now() - interval '8 days'");
  }

  private static void sweep() {
    await(new DeliverySweep(service::settings, service.pg).run());
  }
}
