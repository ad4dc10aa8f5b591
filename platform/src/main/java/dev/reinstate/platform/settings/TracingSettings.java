package dev.reinstate.platform.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whether and where the way of requests through the service is told.
 *
 * @param otlp the address of a collector that takes OTLP over HTTP, without the path of the signal,
 *     such as {@code http://127.0.0.1:4318}; null: nothing is told
 * @param serviceName what the service is called there
 * @param sample the part of the traces that begin here which is told, above 0 to 1; those that
 *     others began are told when they say so
 */
public record TracingSettings(@Nullable URI otlp, String serviceName, double sample) {

  /** Off. */
  public static final TracingSettings DEFAULT = new TracingSettings(null, "reinstate", 1);
}
