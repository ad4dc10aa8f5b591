package dev.reinstate.launcher;

import dev.reinstate.api.Metrics;
import dev.reinstate.contracts.Role;
import dev.reinstate.hooks.DeliveryMetrics;
import dev.reinstate.platform.Faults;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.ConsumerLag;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of one process, and of what is in the database for all of them: how far the consumers
 * of the log are behind, and how many deliveries are open. While the database is out of reach, the
 * latter are missing.
 */
final class ServiceMetrics implements Metrics {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceMetrics.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final PrometheusMeterRegistry registry;
  private final LagQuestion lag;
  private final DeliveryMetrics deliveries;
  private final MultiGauge lagEvents;
  private final MultiGauge lagSeconds;

  ServiceMetrics(PrometheusMeterRegistry registry, LagQuestion lag, Pg pg, Bus bus) {
    this.registry = registry;
    this.lag = lag;
    deliveries = new DeliveryMetrics(pg, registry);
    lagEvents =
        MultiGauge.builder("reinstate.log.lag.events")
            .description("Events that a consumer of the log has not read yet, counted up to 10,000")
            .register(registry);
    lagSeconds =
        MultiGauge.builder("reinstate.log.lag")
            .description("The age of the oldest event that a consumer of the log has not read yet")
            .baseUnit("seconds")
            .register(registry);
    bus.members().keySet().forEach(role -> showMembers(bus, role));
  }

  private void showMembers(Bus bus, Role role) {
    Gauge.builder("reinstate.bus.members", () -> bus.members().getOrDefault(role, 0))
        .description("Processes that commands for a role can be sent to, as this process knows")
        .tag("role", role.word())
        .register(registry);
  }

  /** Where deliveries are counted. */
  DeliveryMetrics deliveries() {
    return deliveries;
  }

  @Override
  public Future<String> scrape() {
    return Future.join(lags().onSuccess(this::show), deliveries.refresh())
        .map(read -> registry.scrape());
  }

  private Future<List<ConsumerLag>> lags() {
    return lag.ask(PATIENCE)
        .onFailure(fault -> LOG.warn("The lag is not known: {}", Faults.describe(fault)))
        .otherwise(List.of());
  }

  private void show(List<ConsumerLag> lags) {
    lagEvents.register(rows(lags.stream().map(lag -> row(lag, (double) lag.events()))), true);
    lagSeconds.register(rows(lags.stream().map(lag -> row(lag, lag.seconds()))), true);
  }

  private static List<Row<?>> rows(Stream<Row<?>> rows) {
    return rows.toList();
  }

  private static Row<?> row(ConsumerLag lag, double value) {
    return Row.of(Tags.of("consumer", lag.consumer()), value);
  }
}
