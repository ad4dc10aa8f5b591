package dev.reinstate.launcher.journey;

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

  private double value(String name, String consumer) {
    String sample = name + "{consumer=\"" + consumer + "\"} ";
    String text = caller.get("/_metrics").text();
    return text.lines()
        .filter(line -> line.startsWith(sample))
        .map(line -> Double.parseDouble(line.substring(sample.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + sample + "in\n" + text));
  }
}
