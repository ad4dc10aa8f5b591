package dev.reinstate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as text. */
final class Tables {

  private Tables() {}

  /** Of what was measured. */
  static String of(Results results) {
    List<String> tables = new ArrayList<>();
    if (results.has("service")) {
      tables.add(clients(results));
    }
    if (results.has("depth")) {
      tables.add(shapes(results));
    }
    if (results.has("with-rules")) {
      tables.add(rules(results));
    }
    if (!results.hooks().isEmpty()) {
      tables.add(hooks(results));
    }
    if (!results.audit().isEmpty()) {
      tables.add(audit(results));
    }
    if (!results.spaces().isEmpty()) {
      tables.add(spaces(results));
    }
    if (!results.processes().isEmpty()) {
      tables.add(processes(results));
    }
    tables.add((results.memory().isEmpty() ? "" : memory(results)) + spread(results));
    tables.add(targets(Target.of(results)));
    return String.join("\n", tables);
  }

  private static String clients(Results results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("", "pgbench", "", "", "", "service", "", "", "", "", "", "service"));
    rows.add(
        row(
            "clients",
            "restores/s",
            "p50 ms",
            "p99 ms",
            "PG cpu us",
            "restores/s",
            "p50 ms",
            "p99 ms",
            "cpu us",
            "PG cpu us",
            "unread",
            "/ pgbench"));
    for (int clients : results.levels()) {
      Measurement pgbench = results.pgbench(clients);
      Measurement service = results.service(clients);
      rows.add(
          row(
              Integer.toString(clients),
              whole(pgbench.rate()),
              time(pgbench.p50()),
              time(pgbench.p99()),
              whole(pgbench.postgresCpu()),
              whole(service.rate()),
              time(service.p50()),
              time(service.p99()),
              whole(service.serviceCpu()),
              whole(service.postgresCpu()),
              whole(service.unread()),
              format("%.2f", results.ratio(clients))));
    }
    return aligned(rows) + alone(results);
  }

  private static String alone(Results results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        row("audit waits", "restores/s", "p50 ms", "p99 ms", "cpu us", "PG cpu us", "/ pgbench"));
    results
        .of("alone")
        .forEach(
            (clients, found) ->
                rows.add(
                    row(
                        Integer.toString(clients),
                        whole(found.rate()),
                        time(found.p50()),
                        time(found.p99()),
                        whole(found.serviceCpu()),
                        whole(found.postgresCpu()),
                        format("%.2f", results.ratioAlone(clients)))));
    return results.has("alone") ? "\n" + aligned(rows) : "";
  }

  private static String shapes(Results results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("1 connection", "p50 ms", "p99 ms", "cpu us", "PG cpu us"));
    results
        .of("depth")
        .forEach((depth, found) -> rows.add(shape(format("restore, %,d versions", depth), found)));
    results
        .of("size-restore")
        .forEach((size, found) -> rows.add(shape(format("restore, %d KB", size), found)));
    results
        .of("size-read")
        .forEach((size, found) -> rows.add(shape(format("read, %d KB", size), found)));
    return aligned(rows);
  }

  private static List<String> shape(String name, Measurement found) {
    return row(
        name,
        time(found.p50()),
        time(found.p99()),
        whole(found.serviceCpu()),
        whole(found.postgresCpu()));
  }

  private static String rules(Results results) {
    String title = format("%d connections", results.withRules().parameter());
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(title, "restores/s", "p50 ms", "p99 ms", "cpu us", "PG cpu us", "unread"));
    rows.add(restores("restore, by role alone", results.withoutRules()));
    rows.add(restores("restore, with conditions and field rules", results.withRules()));
    return aligned(rows);
  }

  private static String hooks(Results results) {
    String title = format("%d connections", results.withHook("none").parameter());
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(title, "restores/s", "p50 ms", "p99 ms", "cpu us", "PG cpu us", "unread", "open"));
    rows.add(hook("restore, without a hook", results, "none"));
    rows.add(hook("restore, with one", results, "notify"));
    rows.add(hook("restore, with two", results, "two"));
    rows.add(hook("restore, with one, and one whose receiver hangs", results, "beside"));
    return aligned(rows)
        + format(
            "After an outage %,.0f deliveries in %.1f s: %,.0f a second. Told again: %,.0f a"
                + " second, beside a receiver that hangs %,.0f.\n",
            results.hook("drained"),
            results.hook("drain_seconds"),
            results.drained(),
            results.told("alone"),
            results.told("beside"));
  }

  private static List<String> hook(String name, Results results, String hook) {
    List<String> cells = new ArrayList<>(restores(name, results.withHook(hook)));
    cells.add(whole(results.open(hook)));
    return cells;
  }

  private static List<String> restores(String name, Measurement found) {
    return row(
        name,
        whole(found.rate()),
        time(found.p50()),
        time(found.p99()),
        whole(found.serviceCpu()),
        whole(found.postgresCpu()),
        whole(found.unread()));
  }

  private static String audit(Results results) {
    double seconds = results.audit("seconds");
    return format(
        "Audit at %.0f connections for %.0f s: %,.0f restores/s, %,.0f entries/s; behind by %.2f s"
            + " at most, by %.2f s at the end; caught up %.1f s later.\n",
        results.audit("connections"),
        seconds,
        results.audit("restores") / seconds,
        results.audit("entries") / seconds,
        results.audit("lag_seconds_most"),
        results.audit("lag_seconds_end"),
        results.audit("catch_up_seconds"));
  }

  private static String spaces(Results results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        row("a space goes back, seconds", "plan by hand", "preview", "restore by hand", "restore"));
    rows.add(space("1,000 of 10,000 records", results, "small", 1000));
    for (int changed : results.changed()) {
      rows.add(space(format("%,d of the large one's", changed), results, "large", changed));
    }
    Measurement alone = results.of("elsewhere-alone").firstEntry().getValue();
    Measurement beside = results.of("elsewhere-beside").firstEntry().getValue();
    return aligned(rows)
        + format(
            "Restores elsewhere, meanwhile: %,.0f/s, p99 %.2f ms; without that %,.0f/s, %.2f ms."
                + " Heap at most %s MB of %s MB.\n",
            beside.rate(),
            beside.p99(),
            alone.rate(),
            alone.p99(),
            results.spaces().get("heap_peak_mb"),
            results.facts().get("heap_limit_mb"));
  }

  private static List<String> space(String name, Results results, String space, int changed) {
    return row(
        name,
        time(results.took(space, changed, "plan_hand")),
        time(results.took(space, changed, "preview_service")),
        time(results.took(space, changed, "restore_hand")),
        time(results.took(space, changed, "restore_service")));
  }

  private static String processes(Results results) {
    String title = format("%d connections", results.by("one").parameter());
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(title, "restores/s", "p50 ms", "p99 ms", "cpu us", "PG cpu us", "unread"));
    rows.add(restores("restore, all in one process", results.by("one")));
    rows.add(restores("restore, each role in its own", results.by("four")));
    rows.add(restores("restore, two that restore", results.by("five")));
    return aligned(rows)
        + format(
            "Four processes / one: %.2f. After a restore process was killed, all was restored"
                + " again within %.2f s.\n",
            results.processesRatio("four", "one"), results.killed());
  }

  private static String memory(Results results) {
    return format(
        "Memory at %d connections: heap at most %s MB of %s MB, %s MB after a collection;"
            + " process %s MB.\n",
        results.levels().getLast(),
        results.memory().get("heap_peak_mb"),
        results.facts().get("heap_limit_mb"),
        results.memory().get("heap_live_peak_mb"),
        results.memory().get("process_peak_mb"));
  }

  private static String spread(Results results) {
    double spread = results.spread();
    return format("The rounds differ by up to %.0f %%", 100 * (spread - 1))
        + (spread > 1.1 ? ": the machine was not at rest, and these numbers say little.\n" : ".\n");
  }

  private static String targets(List<Target> targets) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("target", "found", "wanted", ""));
    for (Target target : targets) {
      rows.add(
          row(
              target.name(),
              format("%.2f", target.found()),
              format("%s %.2f", target.atLeast() ? ">=" : "<=", target.limit()),
              target.reached() ? "reached" : "missed"));
    }
    return aligned(rows);
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }

  private static String whole(double number) {
    return format("%,.0f", number);
  }

  private static String time(double milliseconds) {
    return format("%.2f", milliseconds);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** The first column to the left, the others to the right. */
  private static String aligned(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : "  ").append(cell(rows, row, column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String cell(List<List<String>> rows, List<String> row, int column) {
    int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElseThrow();
    String padding = " ".repeat(width - row.get(column).length());
    return column == 0 ? row.get(column) + padding : padding + row.get(column);
  }
}
