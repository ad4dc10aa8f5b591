package dev.reinstate.launcher.space;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.launcher.terminal.Paint;
import dev.reinstate.launcher.terminal.Table;
import dev.reinstate.launcher.terminal.Table.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is printed of the restore of a space. */
public final class SpaceRestorePage {

  private static final String INDENT = "  ";
  private static final int FIELDS_SHOWN = 3;

  private final Paint paint;

  /** With colours or without. */
  public SpaceRestorePage(Paint paint) {
    this.paint = paint;
  }

  /** What the restore would do: a sum by collection, and the first operations. */
  public List<String> preview(JsonNode preview) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        INDENT
            + paint.bold("Space " + preview.path("space").asText())
            + " back to "
            + preview.path("date_time").asText());
    lines.addAll(counts(preview));
    if (!preview.path("operations").isEmpty()) {
      lines.addAll(operations(preview));
    }
    if (!preview.path("skipped_collections").isEmpty()) {
      lines.add(INDENT + "without a history, left as they are: " + skipped(preview));
      lines.add("");
    }
    return lines;
  }

  /** What the restore did. */
  public List<String> result(JsonNode restored) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        INDENT
            + paint.bold("Space " + restored.path("space").asText() + " is restored")
            + " to "
            + restored.path("date_time").asText()
            + paint.faint("  operation " + restored.path("operation_id").asText()));
    lines.addAll(counts(restored));
    return lines;
  }

  private List<String> counts(JsonNode answer) {
    if (answer.path("by_collection").isEmpty()) {
      return List.of("", INDENT + "nothing to change", "");
    }
    Table table =
        new Table()
            .column("collection", Align.LEFT)
            .column("create", Align.RIGHT)
            .column("update", Align.RIGHT)
            .column("delete", Align.RIGHT);
    for (var collection : answer.path("by_collection").properties()) {
      table.row(UnaryOperator.identity(), row(collection.getKey(), collection.getValue()));
    }
    table.row(paint::bold, row("all", answer.path("counts")));
    return part(table);
  }

  private static List<String> row(String name, JsonNode counts) {
    return List.of(
        name, number(counts, "create"), number(counts, "update"), number(counts, "delete"));
  }

  private List<String> operations(JsonNode preview) {
    Table table =
        new Table()
            .column("action", Align.LEFT)
            .column("document", Align.LEFT)
            .column("from", Align.RIGHT)
            .column("to", Align.RIGHT)
            .column("fields", Align.LEFT);
    for (JsonNode operation : preview.path("operations")) {
      table.row(style(operation), cells(operation));
    }
    if (preview.path("pagination").path("has_more").asBoolean()) {
      table.row(paint::faint, List.of("...", "", "", "", ""));
    }
    return part(table);
  }

  private UnaryOperator<String> style(JsonNode operation) {
    return switch (operation.path("action").asText()) {
      case "create" -> paint::green;
      case "delete" -> paint::red;
      default -> UnaryOperator.identity();
    };
  }

  private static List<String> cells(JsonNode operation) {
    JsonNode to = operation.path("restore_version");
    return List.of(
        operation.path("action").asText(),
        operation.path("collection").asText() + "/" + operation.path("id").asText(),
        operation.path("from_version").asText(),
        to.isNull() ? "" : to.asText(),
        fields(operation.path("changes")));
  }

  /** The first few; what a field is called may hold anything but is shown in one line. */
  private static String fields(JsonNode changes) {
    String first =
        changes
            .valueStream()
            .limit(FIELDS_SHOWN)
            .map(change -> change.path("field").asText().replaceAll("\\p{Cntrl}", "?"))
            .collect(Collectors.joining(", "));
    return changes.size() > FIELDS_SHOWN ? first + ", ..." : first;
  }

  private List<String> part(Table table) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    table.lines(paint::faint).forEach(line -> lines.add(INDENT + line));
    lines.add("");
    return lines;
  }

  private static String skipped(JsonNode preview) {
    return preview
        .path("skipped_collections")
        .valueStream()
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  private static String number(JsonNode counts, String action) {
    return String.format(Locale.ROOT, "%,d", counts.path(action).asLong());
  }
}
