package dev.reinstate.bench;

import java.util.List;
import java.util.Locale;

/** The restores a second of both sides as bars, an SVG picture without fonts of its own. */
final class Chart {

  private static final int WIDTH = 760;
  private static final int TOP = 92;
  private static final int FLOOR = 352;
  private static final int LEFT = 72;
  private static final int BAR = 58;
  private static final int GAP = 6;

  private static final String PGBENCH = "#9aa5b1";
  private static final String SERVICE = "#2563a8";
  private static final String TEXT = "#1f2933";
  private static final String MUTED = "#52606d";

  private final Results results;
  private final double top;
  private final StringBuilder svg = new StringBuilder();

  private Chart(Results results) {
    this.results = results;
    this.top = roundedUp(highest(results));
  }

  static String of(Results results) {
    return new Chart(results).draw();
  }

  private static double highest(Results results) {
    return results.levels().stream()
        .mapToDouble(
            level -> Math.max(results.service(level).rate(), results.pgbench(level).rate()))
        .max()
        .orElseThrow();
  }

  /** The next number that makes four round steps. */
  private static double roundedUp(double number) {
    double unit = Math.pow(10, Math.floor(Math.log10(number)));
    for (double factor : new double[] {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8}) {
      if (number <= factor * unit) {
        return factor * unit;
      }
    }
    return 10 * unit;
  }

  private String draw() {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d 484\" role=\"img\""
            + " font-family=\"system-ui, 'Segoe UI', Helvetica, Arial, sans-serif\">",
        WIDTH);
    add("<title>Restores a second by clients: pgbench and Reinstate</title>");
    add("<rect width=\"%d\" height=\"484\" fill=\"#ffffff\"/>", WIDTH);
    drawHeading();
    drawScale();
    List<Integer> levels = results.levels();
    for (int i = 0; i < levels.size(); i++) {
      drawLevel(levels.get(i), LEFT + (i + 0.5) * (WIDTH - LEFT - 24) / levels.size());
    }
    drawRules();
    drawHooks();
    drawFacts();
    add("</svg>");
    return svg.toString();
  }

  private void drawHeading() {
    text(24, 36, 20, TEXT, "start", "<tspan font-weight=\"600\">Restores a second</tspan>");
    legend(24, PGBENCH, "pgbench: one statement a transaction");
    legend(316, SERVICE, "Reinstate: HTTP, JWT, policy, batched commits");
  }

  private void legend(int x, String colour, String words) {
    add("<rect x=\"%d\" y=\"51\" width=\"13\" height=\"13\" rx=\"2\" fill=\"%s\"/>", x, colour);
    text(x + 20, 62, 13, MUTED, "start", words);
  }

  private void drawScale() {
    for (int step = 0; step <= 4; step++) {
      double y = y(top * step / 4);
      add(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
          LEFT, WIDTH - 24, y, y, step == 0 ? MUTED : "#e4e7eb");
      text(LEFT - 10, y + 4, 12, MUTED, "end", whole(top * step / 4));
    }
  }

  private void drawLevel(int clients, double middle) {
    drawBar(middle - BAR - GAP / 2.0, results.pgbench(clients).rate(), PGBENCH);
    drawBar(middle + GAP / 2.0, results.service(clients).rate(), SERVICE);
    String name = clients == 1 ? "1 client" : clients + " clients";
    text(middle, FLOOR + 22, 13, TEXT, "middle", name);
    String ratio = String.format(Locale.ROOT, "%.2f x", results.ratio(clients));
    text(
        middle,
        FLOOR + 42,
        13,
        SERVICE,
        "middle",
        "<tspan font-weight=\"600\">" + ratio + "</tspan>");
  }

  private void drawBar(double x, double rate, String colour) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" rx=\"2\" fill=\"%s\"/>",
        x, y(rate), BAR, FLOOR - y(rate), colour);
    text(x + BAR / 2.0, y(rate) - 6, 12, TEXT, "middle", whole(rate));
  }

  private void drawRules() {
    text(
        24,
        424,
        13,
        MUTED,
        "start",
        String.format(
            Locale.ROOT,
            "Reinstate with conditions and field rules: %.2f x of itself without, at %d clients",
            results.rulesRatio(),
            results.withRules().parameter()));
  }

  private void drawHooks() {
    text(
        24,
        446,
        13,
        MUTED,
        "start",
        String.format(
            Locale.ROOT,
            "%s deliveries a second after an outage; restores beside a receiver that hangs: %.2f x",
            whole(results.drained()),
            results.hookRatio("beside", "two")));
  }

  private void drawFacts() {
    var facts = results.facts();
    text(
        24,
        470,
        11,
        MUTED,
        "start",
        String.format(
            "%s cores, PostgreSQL %s with fsync %s, JDK %s, %s documents, %s",
            facts.get("cores"),
            facts.get("postgresql").split(" ")[0],
            facts.get("fsync"),
            facts.get("jdk"),
            whole(Double.parseDouble(facts.get("documents"))),
            facts.get("date").substring(0, 10)));
  }

  private double y(double rate) {
    return FLOOR - (FLOOR - TOP) * rate / top;
  }

  private void text(double x, double y, int size, String colour, String anchor, String words) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"%s\" text-anchor=\"%s\""
            + " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">%s</text>",
        x, y, size, colour, anchor, words);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
