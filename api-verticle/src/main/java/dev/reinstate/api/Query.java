package dev.reinstate.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, decoded, in their order, each name once.
 *
 * @param parameters a parameter without {@code =} has an empty value
 */
record Query(Map<String, String> parameters) {

  private static final Query NONE = new Query(Map.of());

  /** Reads what stands behind the {@code ?}. */
  static Query parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('&', start);
      end = end < 0 ? text.length() : end;
      add(text.substring(start, end), parameters);
      start = end + 1;
    }
    return new Query(parameters);
  }

  @Nullable String get(String name) {
    return parameters.get(name);
  }

  Set<String> names() {
    return parameters.keySet();
  }

  private static void add(String pair, Map<String, String> parameters) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = PercentEncoding.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : PercentEncoding.decodeQuery(pair.substring(equals + 1));
    if (parameters.putIfAbsent(name, value) != null) {
      throw Problems.badRequest(
              "Query parameter given more than once", Details.of("parameter", name))
          .exception();
    }
  }
}
