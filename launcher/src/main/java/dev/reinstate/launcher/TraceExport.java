package dev.reinstate.launcher;

import dev.reinstate.platform.settings.TracingSettings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Sends spans to a collector, as OTLP over HTTP, from threads of its own. What does not fit into
 * its queue of 2,048, because the collector is slow or away, is lost, and nothing waits for it.
 */
final class TraceExport implements AutoCloseable {

  private static final int LAST_SPANS_SECONDS = 5;

  private final SdkTracerProvider provider;

  private TraceExport(SdkTracerProvider provider) {
    this.provider = provider;
  }

  /** There; the settings name a place. */
  static TraceExport to(TracingSettings settings) {
    var exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(settings.otlp() + "/v1/traces").build();
    return new TraceExport(
        SdkTracerProvider.builder()
            .setResource(Resource.create(process(settings)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sample())))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build());
  }

  private static Attributes process(TracingSettings settings) {
    return Attributes.of(
        AttributeKey.stringKey("service.name"), settings.serviceName(),
        AttributeKey.stringKey("service.instance.id"), UUID.randomUUID().toString());
  }

  Tracer tracer() {
    return provider.get("reinstate");
  }

  @Override
  public void close() {
    provider.shutdown().join(LAST_SPANS_SECONDS, TimeUnit.SECONDS);
  }
}
