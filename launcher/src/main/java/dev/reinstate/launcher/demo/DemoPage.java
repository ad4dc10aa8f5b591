package dev.reinstate.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.launcher.terminal.Paint;
import dev.reinstate.launcher.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the demonstration prints, part by part. */
final class DemoPage {

  private static final String INDENT = "  ";
  private static final List<String> AUDIT_FIELDS =
      List.of(
          "timestamp",
          "action",
          "success",
          "user_id",
          "version",
          "restore_version",
          "change_reason",
          "latency_ms",
          "changes",
          "hash",
          "previous_hash");

  private final Paint paint;

  DemoPage(Paint paint) {
    this.paint = paint;
  }

  List<String> title() {
    return List.of(
        "",
        INDENT + paint.bold("Reinstate: every change to a document can be undone"),
        INDENT
            + paint.faint(
                "An import has overwritten John at versions 3 and 4. Rita restores version 2."),
        "");
  }

  List<String> timeline(List<Timeline.Entry> entries) {
    Table table =
        new Table()
            .column("version", Table.Align.RIGHT)
            .column("action", Table.Align.LEFT)
            .column("name", Table.Align.LEFT)
            .column("salary", Table.Align.RIGHT)
            .column("by", Table.Align.LEFT)
            .column("why", Table.Align.LEFT);
    entries.forEach(entry -> table.row(style(entry.version()), cells(entry)));
    return part("The history", Timeline.DOCUMENT + "/versions", table.lines(paint::faint));
  }

  List<String> document(JsonNode document) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : document.properties()) {
      boolean system = field.getKey().startsWith("_") || field.getKey().contains("ated_");
      String text = "%-12s %s".formatted(field.getKey(), field.getValue());
      lines.add(system ? paint.faint(text) : paint.bold(text));
    }
    return part("The document now", Timeline.DOCUMENT, lines);
  }

  List<String> changes(JsonNode changes) {
    List<String> lines = new ArrayList<>();
    for (JsonNode change : changes) {
      String field = change.path("field").asText();
      if (change.has("from")) {
        lines.add(paint.red("- %-8s %s".formatted(field, change.path("from"))));
      }
      if (change.has("to")) {
        lines.add(paint.green("+ %-8s %s".formatted(field, change.path("to"))));
      }
    }
    return part("What the restore changed", Timeline.DOCUMENT + "/diff/5/6", lines);
  }

  List<String> auditEntry(JsonNode entry) {
    List<String> lines = new ArrayList<>();
    for (String field : AUDIT_FIELDS) {
      lines.add("%-16s %s".formatted(field, entry.path(field)));
    }
    return part("The audit entry", "/_audit/" + entry.path("seq"), lines);
  }

  List<String> invitation(List<String> commands) {
    List<String> lines = new ArrayList<>();
    commands.forEach(command -> lines.add(paint.cyan(command)));
    lines.add("");
    lines.add(paint.faint("Ctrl-C ends the demonstration and removes its data."));
    return part("Try it", "the history; then undo the restore", lines);
  }

  private List<String> part(String title, String source, List<String> content) {
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + paint.bold(title) + INDENT + paint.faint(source));
    lines.add("");
    content.forEach(line -> lines.add(line.isEmpty() ? line : INDENT + line));
    lines.add("");
    return lines;
  }

  private UnaryOperator<String> style(JsonNode version) {
    return switch (version.path("action").asText()) {
      case "restore" -> paint::green;
      case "snapshot" -> paint::yellow;
      default -> UnaryOperator.identity();
    };
  }

  private static List<String> cells(Timeline.Entry entry) {
    JsonNode version = entry.version();
    return List.of(
        version.path("version").asText(),
        version.path("action").asText(),
        entry.content().path("name").asText(),
        entry.content().path("salary").asText(),
        version.path("updated_by").asText(),
        why(version));
  }

  private static String why(JsonNode version) {
    String reason = version.path("change_reason").asText("");
    return version.has("restored_from")
        ? "restored from " + version.path("restored_from").asText() + ": " + reason
        : reason;
  }
}
