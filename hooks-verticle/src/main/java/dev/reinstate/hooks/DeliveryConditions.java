package dev.reinstate.hooks;

import dev.reinstate.contracts.DeliveryFilter;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks for, as SQL over {@code hooks.delivery}. Only what it asks for is in there, so
 * that the indexes fit. Belongs to one command.
 */
final class DeliveryConditions {
  private final List<String> conditions = new ArrayList<>();
  private final Tuple arguments;

  /**
   * Begins without any.
   *
   * @param arguments those of the statement so far; gets what is added here
   */
  DeliveryConditions(Tuple arguments) {
    this.arguments = arguments;
  }

  /** All that the filter asks for. */
  DeliveryConditions add(DeliveryFilter filter) {
    if (filter.status() != null) { // as a word, not an argument: an index holds some of them
      conditions.add("status = '" + filter.status().word() + "'");
      if (!filter.status().word().equals("delivered")) {
        conditions.add("status <> 'delivered'");
      }
    }
    add("hook = ", filter.hook());
    add("collection = ", filter.collection());
    add("document_id = ", filter.documentId());
    return this;
  }

  /** Earlier ones only; null: any. */
  DeliveryConditions addBefore(@Nullable Long id) {
    if (id != null) {
      arguments.addLong(id);
      conditions.add("id < $" + arguments.size());
    }
    return this;
  }

  /** For a {@code where}. */
  String sql() {
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  private void add(String condition, @Nullable String text) {
    if (text != null && !StorableText.is(text)) {
      conditions.add("false");
    } else if (text != null) {
      arguments.addString(text);
      conditions.add(condition + "$" + arguments.size());
    }
  }
}
