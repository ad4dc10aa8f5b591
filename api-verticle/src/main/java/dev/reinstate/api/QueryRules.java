package dev.reinstate.api;

import java.util.Set;

/**
 * Which query parameters an operation has.
 *
 * @param names of those that the OpenAPI document names
 * @param filters whether others may filter by a field
 */
record QueryRules(Set<String> names, boolean filters) {

  /** The system fields that can be filtered by although they look like parameters of our own. */
  private static final Set<String> FILTERABLE = Set.of("_id", "_version");

  QueryRules {
    names = Set.copyOf(names);
  }

  /** Refuses a query with an unknown parameter. */
  void check(Query query) {
    for (String name : query.names()) {
      if (!names.contains(name) && !isFilter(name)) {
        throw Problems.badRequest("Unknown query parameter", Details.of("parameter", name))
            .exception();
      }
    }
  }

  /** Whether the parameter filters, as {@code salary[gte]} does, where filters are. */
  boolean isFilter(String name) {
    return filters && !names.contains(name) && (!name.startsWith("_") || isFilterable(name));
  }

  private static boolean isFilterable(String name) {
    int bracket = name.indexOf('[');
    return FILTERABLE.contains(bracket < 0 ? name : name.substring(0, bracket));
  }
}
