package dev.reinstate.api;

import dev.reinstate.contracts.Selection;
import java.util.List;
import java.util.function.Predicate;

/** Reads from a query which documents of a space go back. */
final class SelectionQuery {

  private SelectionQuery() {}

  /** Without any of the parameters: all documents. */
  static Selection read(Query query) {
    return new Selection(
        items(query, "collections", Syntax::isCollection),
        items(query, "ids", Syntax::isId),
        TextParameter.of(query, "changed_by"),
        TextParameter.of(query, "correlation_id"));
  }

  private static List<String> items(Query query, String name, Predicate<String> syntax) {
    String list = query.get(name);
    return list == null
        ? List.of()
        : SelectedNames.checked(
            CommaSeparated.split(list), syntax, Details.of("parameter", name), name);
  }
}
