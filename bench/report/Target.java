package dev.reinstate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Something to be reached.
 *
 * @param found what was measured
 * @param limit what it should be at least, or at most
 */
record Target(String name, double found, double limit, boolean atLeast) {

  /** How far measurements of the very same thing differ in one run. */
  private static final double NOISE = 1.1;

  static List<Target> of(Results results) {
    List<Target> targets = new ArrayList<>();
    for (int clients : results.levels()) {
      switch (clients) {
        case 1 -> targets.add(tail(results));
        case 64 -> targets.addAll(ratios(results, clients, 1.7));
        case 256 -> targets.addAll(ratios(results, clients, 2.5));
        default -> {} // measured to show the curve
      }
    }
    if (results.has("depth")) {
      targets.add(depth(results.of("depth")));
      targets.add(size(results.of("size-restore"), results.of("size-read")));
    }
    if (results.has("with-rules")) {
      targets.add(rules(results));
    }
    if (!results.audit().isEmpty()) {
      targets.add(audit(results));
    }
    if (!results.hooks().isEmpty()) {
      targets.addAll(hooks(results));
    }
    if (!results.spaces().isEmpty()) {
      targets.addAll(spaces(results));
    }
    if (!results.processes().isEmpty()) {
      double found = results.processesRatio("five", "four");
      targets.add(new Target("restores/s, two restore processes / one", found, 1 / NOISE, true));
    }
    return targets;
  }

  private static List<Target> spaces(Results results) {
    List<Target> targets = new ArrayList<>();
    for (int changed : results.changed()) {
      String name = String.format(Locale.ROOT, " of %,d records, service / by hand", changed);
      targets.add(spaces(results, "restore" + name, changed, "restore_service", "restore_hand"));
      targets.add(spaces(results, "preview" + name, changed, "preview_service", "plan_hand"));
    }
    double found =
        results.took("large", 1000, "restore_service")
            / results.took("small", 1000, "restore_service");
    targets.add(
        new Target("restore of 1,000 records, in a large space / a small one", found, 3, false));
    return targets;
  }

  private static Target spaces(
      Results results, String name, int changed, String service, String byHand) {
    double found = results.took("large", changed, service) / results.took("large", changed, byHand);
    return new Target(name, found, 1.5, false);
  }

  private static Target tail(Results results) {
    double found = results.service(1).p99() / results.pgbench(1).p99();
    return new Target("p99 at 1 connection, service / pgbench", found, 1.5, false);
  }

  private static List<Target> ratios(Results results, int clients, double limit) {
    String name = "restores/s at " + clients + " connections, service / pgbench";
    return List.of(
        new Target(name, results.ratio(clients), limit, true),
        new Target(name + ", while audit waits", results.ratioAlone(clients), limit, true));
  }

  private static Target rules(Results results) {
    String name =
        "restores/s with conditions and field rules / without, at "
            + results.withRules().parameter()
            + " connections";
    return new Target(name, results.rulesRatio(), 0.75, true);
  }

  private static Target audit(Results results) {
    return new Target(
        "audit, seconds behind under restores without pause",
        results.audit("lag_seconds_most"),
        1,
        false);
  }

  private static List<Target> hooks(Results results) {
    return List.of(
        new Target(
            "restores/s with a hook and one that hangs / with two that answer",
            results.hookRatio("beside", "two"),
            0.95,
            true),
        new Target(
            "deliveries/s beside a receiver that hangs / alone",
            results.told("beside") / results.told("alone"),
            0.95,
            true));
  }

  private static Target depth(TreeMap<Integer, Measurement> depths) {
    var times = depths.values().stream().mapToDouble(Measurement::p50).summaryStatistics();
    return new Target(
        "p50 by depth, slowest / fastest", times.getMax() / times.getMin(), 1.2, false);
  }

  /** Reading a document is sending it: what it costs more for a large one than for a small one. */
  private static Target size(
      TreeMap<Integer, Measurement> restores, TreeMap<Integer, Measurement> reads) {
    return new Target(
        "p50 by size, what the largest adds to a restore / to a read",
        added(restores) / added(reads),
        NOISE,
        false);
  }

  private static double added(TreeMap<Integer, Measurement> sizes) {
    return sizes.lastEntry().getValue().p50() - sizes.firstEntry().getValue().p50();
  }

  boolean reached() {
    return atLeast ? found >= limit : found <= limit;
  }
}
