package dev.reinstate.launcher.journey;

import java.util.OptionalDouble;

/** What the service measures of itself, as Prometheus reads it. */
public record Metrics(Caller caller) {

  /** How many events a consumer of the log has not read yet. */
  public double lagEvents(String consumer) {
    return value("reinstate_log_lag_events", consumer);
  }

  /** The age of the oldest of them. */
  public double lagSeconds(String consumer) {
    return value("reinstate_log_lag_seconds", consumer);
  }

  /** How many deliveries to a hook are in a status; 0 when nothing is said of them. */
  double deliveries(String hook, String status) {
    return value("reinstate_deliveries" + labels(hook, status)).orElse(0);
  }

  /** How many attempts of the process left a delivery to a hook in a status. */
  double attempts(String hook, String status) {
    return value("reinstate_deliveries_attempts_total" + labels(hook, status)).orElse(0);
  }

  private static String labels(String hook, String status) {
    return "{hook=\"" + hook + "\",status=\"" + status + "\"}";
  }

  private double value(String name, String consumer) {
    String sample = name + "{consumer=\"" + consumer + "\"}";
    return value(sample).orElseThrow(() -> new AssertionError("no " + sample));
  }

  private OptionalDouble value(String sample) {
    return caller
        .get("/_metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst();
  }
}
