package dev.reinstate.api;

import dev.reinstate.contracts.Filter;
import dev.reinstate.contracts.SortKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the query of a list. */
final class ListQuery {

  private static final int MAX_LIMIT = 1_000;
  private static final int MAX_FILTERS = 20;
  private static final int MAX_SORT_KEYS = 5;

  private ListQuery() {}

  /** Reads {@code _limit}: 1 to 1,000. */
  static int limit(Query query, int unsaid) {
    String text = query.get("_limit");
    if (text == null) {
      return unsaid;
    }
    int limit = Syntax.version(text);
    if (limit == 0 || limit > MAX_LIMIT) {
      throw invalid("_limit must be 1 to 1,000", "_limit");
    }
    return limit;
  }

  /** Reads {@code _sort}: up to five paths, with {@code -} in front of those that descend. */
  static List<SortKey> sort(Query query) {
    List<SortKey> keys = items(query.get("_sort")).stream().map(ListQuery::sortKey).toList();
    if (keys.size() > MAX_SORT_KEYS) {
      throw invalid("At most five fields to sort by", "_sort");
    }
    return keys;
  }

  /** Reads {@code _fields}: paths. */
  static List<List<String>> fields(Query query) {
    return items(query.get("_fields")).stream()
        .map(path -> FieldName.parse(path, "_fields"))
        .toList();
  }

  /** Reads the parameters that are filters. */
  static List<Filter> filters(Query query, QueryRules rules) {
    List<Filter> filters =
        query.parameters().entrySet().stream()
            .filter(parameter -> rules.isFilter(parameter.getKey()))
            .map(parameter -> FilterParameter.parse(parameter.getKey(), parameter.getValue()))
            .toList();
    if (filters.size() > MAX_FILTERS) {
      throw Problems.badRequest("At most twenty filters").exception();
    }
    return filters;
  }

  private static SortKey sortKey(String item) {
    boolean descending = item.startsWith("-");
    return new SortKey(FieldName.parse(descending ? item.substring(1) : item, "_sort"), descending);
  }

  private static List<String> items(@Nullable String list) {
    return list == null ? List.of() : CommaSeparated.split(list);
  }

  private static ProblemException invalid(String message, String parameter) {
    return Problems.badRequest(message, Details.of("parameter", parameter)).exception();
  }
}
