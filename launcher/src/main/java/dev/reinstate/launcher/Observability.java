package dev.reinstate.launcher;

import dev.reinstate.platform.settings.TracingSettings;
import dev.reinstate.platform.telemetry.Telemetry;
import dev.reinstate.platform.telemetry.Tracing;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one process is seen by: its figures, and the spans it sends to a collector if it is
 * configured to. To be made before Vert.x, and closed after it.
 */
final class Observability implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final @Nullable TraceExport export;
  private final Telemetry telemetry;

  private Observability(@Nullable TraceExport export) {
    this.export = export;
    telemetry =
        new Telemetry(registry, export == null ? Tracing.off() : Tracing.with(export.tracer()));
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** As it is configured. */
  static Observability of(TracingSettings tracing) {
    return new Observability(tracing.otlp() == null ? null : TraceExport.to(tracing));
  }

  /** For everything that has something to tell. */
  Telemetry telemetry() {
    return telemetry;
  }

  /** What is told, as figures. */
  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** To go with the builder. */
  VertxOptions seen(VertxOptions options) {
    return options.setMetricsOptions(new MetricsOptions().setEnabled(true));
  }

  /** Has Vert.x tell of its pools, and of nothing else: the rest is told by those who know more. */
  VertxBuilder seen(VertxBuilder builder) {
    var all = new MicrometerMetricsFactory(registry);
    // The library keeps registries for the whole JVM, by name: under the same one, a second service
    // in it would tell the first's.
    var enabled =
        new MicrometerMetricsOptions()
            .setEnabled(true)
            .setRegistryName(UUID.randomUUID().toString());
    return builder.withMetrics(
        options -> new PoolsAlone(all.metrics(new VertxOptions().setMetricsOptions(enabled))));
  }

  private record PoolsAlone(VertxMetrics all) implements VertxMetrics {
    @Override
    public @Nullable PoolMetrics<?, ?> createPoolMetrics(String type, String name, int size) {
      return all.createPoolMetrics(type, name, size);
    }

    @Override
    public void close() {
      all.close();
    }
  }

  /** Waits for the last spans, a few seconds at most. */
  @Override
  public void close() {
    if (export != null) {
      export.close();
    }
    collections.close();
    registry.close();
  }
}
