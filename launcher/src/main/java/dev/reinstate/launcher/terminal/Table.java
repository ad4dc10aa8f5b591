package dev.reinstate.launcher.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Text in columns as wide as their widest cell. */
public final class Table {

  private static final String GAP = "  ";

  /** How the cells of a column are set. */
  public enum Align {
    /** As words are. */
    LEFT,
    /** As numbers are. */
    RIGHT
  }

  private record Column(String title, Align align) {}

  private record Row(List<String> cells, UnaryOperator<String> style) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /** Adds a column on the right of those there are. */
  public Table column(String title, Align align) {
    columns.add(new Column(title, align));
    return this;
  }

  /**
   * Adds a row below those there are.
   *
   * @param style applied to the finished line, so that colours do not count as width
   * @param cells one for each column
   */
  public void row(UnaryOperator<String> style, List<String> cells) {
    rows.add(new Row(List.copyOf(cells), style));
  }

  /** The table's lines: titles, a rule, the rows in the order they were added. */
  public List<String> lines(UnaryOperator<String> headStyle) {
    List<String> lines = new ArrayList<>();
    lines.add(headStyle.apply(line(columns.stream().map(Column::title).toList())));
    lines.add(headStyle.apply(rule()));
    rows.forEach(row -> lines.add(row.style().apply(line(row.cells()))));
    return lines;
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int index = 0; index < columns.size(); index++) {
      String filler = " ".repeat(width(index) - length(cells.get(index)));
      boolean right = columns.get(index).align() == Align.RIGHT;
      line.append(index == 0 ? "" : GAP);
      line.append(right ? filler + cells.get(index) : cells.get(index) + filler);
    }
    return line.toString().stripTrailing();
  }

  private String rule() {
    List<String> dashes = new ArrayList<>();
    for (int index = 0; index < columns.size(); index++) {
      dashes.add("─".repeat(width(index)));
    }
    return String.join(GAP, dashes);
  }

  private int width(int index) {
    int title = length(columns.get(index).title());
    return Math.max(
        title, rows.stream().mapToInt(row -> length(row.cells().get(index))).max().orElse(0));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
