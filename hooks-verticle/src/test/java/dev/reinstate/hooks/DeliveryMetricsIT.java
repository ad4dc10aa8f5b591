package dev.reinstate.hooks;

import static dev.reinstate.hooks.HookFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.hooks.Outcome.Fate;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryMetricsIT {
  @AutoClose static final HookFixture service = new HookFixture();

  private final OutcomeWriter outcomes =
      new OutcomeWriter(service.vertx, new Outcomes(service.pg), service.metrics);

  @BeforeEach
  void startAfresh() {
    service.rows("truncate hooks.delivery, hooks.queue, hooks.disabled, event");
    service.configure("{ employees: { post_update: [ { name: index, bus: a } ] } }");
    service.registry.getMeters().stream()
        .filter(Counter.class::isInstance)
        .forEach(service.registry::remove);
  }

  @Test
  void whatIsNotDeliveredIsThereByStatus() {
    made("a", 3);
    made("b", 1);
    made("c", 1);
    outcomeOfFirst(new Fate.Dead(500, "status 500"));
    assertThat(service.claim("index", 2)).hasSize(2);

    await(service.metrics.refresh());

    assertThat(deliveries("waiting")).isEqualTo(2);
    assertThat(deliveries("delivering")).isEqualTo(2);
    assertThat(deliveries("dead")).isEqualTo(1);
  }

  @Test
  void whatIsDeliveredIsNotAmongThem() {
    made("a", 2);
    outcomeOfFirst(new Fate.Delivered(200));

    await(service.metrics.refresh());

    assertThat(service.registry.find("reinstate.deliveries").gauges())
        .extracting(Gauge::value)
        .containsExactlyInAnyOrder(1.0, 0.0);
    assertThat(deliveries("waiting")).isEqualTo(1);
  }

  @Test
  void whoeverAsksOftenGetsWhatIsKnown() {
    var registry = new SimpleMeterRegistry();
    var metrics = new DeliveryMetrics(service.pg, registry, Duration.ofDays(1));
    made("a", 1);
    await(metrics.refresh());
    made("b", 1);

    await(metrics.refresh());

    assertThat(registry.get("reinstate.deliveries").tag("status", "waiting").gauge().value())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("fates")
  void anAttemptIsCountedAsWhatBecameOfTheDelivery(Fate fate, String status) {
    made("a", 1);

    outcomeOfFirst(fate);

    assertThat(service.statuses("a")).containsExactly("v1 " + status);
    assertThat(attempts(status)).isEqualTo(1);
  }

  static Stream<Arguments> fates() {
    return Stream.of(
        Arguments.of(new Fate.Delivered(200), "delivered"),
        Arguments.of(new Fate.Waiting(Duration.ofHours(1), 500, "status 500"), "waiting"),
        Arguments.of(new Fate.Disabled(), "waiting"),
        Arguments.of(new Fate.Dead(500, "status 500"), "dead"));
  }

  @Test
  void whatIsGivenBackWasNoAttempt() {
    made("a", 1);

    outcomeOfFirst(new Fate.Released());

    assertThat(attempts("waiting")).isZero();
  }

  @Test
  void aLeaseThatEndsIsCountedByWhoeverTakesItAndByWhoeverLostIt() {
    made("a", 1);
    ClaimedDelivery lost = service.claim("index", 1).getFirst();
    service.rows("update hooks.queue set due = now()");

    service.claim("index", 1);
    await(outcomes.write(outcome(lost, new Fate.Delivered(200))));

    assertThat(count("reinstate.deliveries.leases.taken.over", "hook", "index")).isEqualTo(1);
    assertThat(count("reinstate.deliveries.leases.lost", "hook", "index")).isEqualTo(1);
    assertThat(attempts("delivered")).isZero();
  }

  @Test
  void aQueueThatWasGivenBackIsNotTakenOver() {
    made("a", 2);
    outcomeOfFirst(new Fate.Delivered(200));

    service.claim("index", 1);

    assertThat(count("reinstate.deliveries.leases.taken.over", "hook", "index")).isZero();
    assertThat(count("reinstate.deliveries.leases.lost", "hook", "index")).isZero();
  }

  private static void made(String document, int events) {
    for (int version = 1; version <= events; version++) {
      service.update(document, version);
    }
    service.makeDeliveries();
  }

  private void outcomeOfFirst(Fate fate) {
    await(outcomes.write(outcome(service.claim("index", 1).getFirst(), fate)));
  }

  private static Outcome outcome(ClaimedDelivery delivery, Fate fate) {
    return new Outcome(delivery, "as-it-is", fate);
  }

  private static double deliveries(String status) {
    Gauge gauge =
        service
            .registry
            .find("reinstate.deliveries")
            .tags("hook", "index", "status", status)
            .gauge();
    return gauge == null ? 0 : gauge.value();
  }

  private static double attempts(String status) {
    return count("reinstate.deliveries.attempts", "hook", "index", "status", status);
  }

  private static double count(String name, String... tags) {
    Counter counter = service.registry.find(name).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }
}
