package dev.reinstate.platform.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * Where a part of the service tells what it does. Safe for use from any thread.
 *
 * @param meters gets the figures; names and labels are those of {@code docs/operations.md}, and no
 *     label has values that callers choose
 * @param tracing follows requests
 */
public record Telemetry(MeterRegistry meters, Tracing tracing) {

  /** For whoever has nobody to tell. */
  public static Telemetry none() {
    return new Telemetry(new CompositeMeterRegistry(), Tracing.off());
  }
}
