package dev.reinstate.audit;

import dev.reinstate.contracts.AuditFilter;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks for, as SQL over {@code audit.entry}. Only what it asks for is in there, so
 * that the indexes fit. Belongs to one command.
 */
final class EntryConditions {
  private final List<String> conditions = new ArrayList<>();
  private final Tuple arguments;

  /**
   * Begins without any.
   *
   * @param arguments those of the statement so far; gets what is added here
   */
  EntryConditions(Tuple arguments) {
    this.arguments = arguments;
  }

  /** All that the filter asks for. */
  EntryConditions add(AuditFilter filter) {
    add("space = ", filter.space());
    add("collection = ", filter.collection());
    add("document_id = ", filter.documentId());
    add("action = ", filter.action() == null ? null : filter.action().word());
    addBeginning("user_id", 256, filter.userId());
    addSuccess(filter.success());
    add("timestamp >= ", filter.from());
    add("timestamp <= ", filter.to());
    add("request_id = ", filter.requestId());
    add("operation_id = ", filter.operationId());
    add("correlation_id = ", filter.correlationId());
    return this;
  }

  /** Entries in earlier places only; null: in any. */
  EntryConditions addBefore(@Nullable Long seq) {
    if (seq != null) {
      arguments.addLong(seq);
      conditions.add("seq < $" + arguments.size());
    }
    return this;
  }

  /** For a {@code where}. */
  String sql() {
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  private void add(String condition, @Nullable String text) {
    if (text != null) {
      arguments.addString(StorableText.of(text));
      conditions.add(condition + "$" + arguments.size());
    }
  }

  private void add(String condition, @Nullable Instant moment) {
    if (moment != null) {
      arguments.addOffsetDateTime(moment.atOffset(ZoneOffset.UTC));
      conditions.add(condition + "$" + arguments.size());
    }
  }

  /** Where the index holds the first characters. */
  private void addBeginning(String column, int length, @Nullable String text) {
    add(column + " = ", text);
    if (text != null) {
      String beginning = "left(%s, " + length + ")";
      conditions.add(
          beginning.replace("%s", column)
              + " = "
              + beginning.replace("%s", "$" + arguments.size()));
    }
  }

  /** As a word, not an argument: there is an index for those that failed. */
  private void addSuccess(@Nullable Boolean success) {
    if (success != null) {
      conditions.add(success ? "success" : "not success");
    }
  }
}
