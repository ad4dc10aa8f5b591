package dev.reinstate.api;

import io.vertx.core.http.HttpMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request: the OpenAPI document says what there is, and every operation in it
 * has one route. Where a path fits several templates, the one with the fewest parameters that has
 * the method wins: {@code POST /{collection}/batch} does not hide the document {@code batch}.
 */
final class Router {

  /** An operation and who answers it. */
  record Entry(Operation operation, Route route) {}

  private final List<Entry> entries;

  /**
   * @param routes by operation id
   * @throws IllegalStateException if an operation has no route, or a route no operation
   */
  Router(List<Operation> operations, Map<String, Route> routes) {
    Set<String> ids = operations.stream().map(Operation::id).collect(Collectors.toSet());
    if (!ids.equals(routes.keySet())) {
      throw new IllegalStateException(
          "operations " + new TreeSet<>(ids) + " and routes " + new TreeSet<>(routes.keySet()));
    }
    entries =
        operations.stream()
            .sorted(Comparator.comparingLong(operation -> operation.path().parameters()))
            .map(operation -> new Entry(operation, route(operation, routes)))
            .toList();
  }

  /** The entry that answers the method at the path; {@code HEAD} is answered as {@code GET}. */
  @Nullable Entry find(HttpMethod method, List<String> path) {
    HttpMethod wanted = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    for (Entry entry : entries) {
      if (entry.operation().method().equals(wanted) && entry.operation().path().matches(path)) {
        return entry;
      }
    }
    return null;
  }

  /** All that can be done at the path; empty if there is nothing. */
  List<Operation> at(List<String> path) {
    return entries.stream()
        .map(Entry::operation)
        .filter(operation -> operation.path().matches(path))
        .toList();
  }

  private static Route route(Operation operation, Map<String, Route> routes) {
    Route route = routes.get(operation.id());
    if (route == null) {
      throw new IllegalStateException("no route for " + operation.id());
    }
    return route;
  }
}
