package dev.reinstate.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says where a list goes on that is an array and has no place for it: a {@code Link} (RFC 8288).
 */
final class NextLink {

  static final String HEADER = "Link";

  private static final String CURSOR = "_cursor";

  private NextLink() {}

  /** The same request with another cursor, everything encoded anew. */
  static String to(Call call, String cursor) {
    Map<String, String> parameters = new LinkedHashMap<>(call.query().parameters());
    parameters.put(CURSOR, cursor);
    String query =
        parameters.entrySet().stream()
            .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return "<" + call.target().path() + "?" + query + ">; rel=\"next\"";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
