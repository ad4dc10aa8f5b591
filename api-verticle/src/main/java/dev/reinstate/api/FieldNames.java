package dev.reinstate.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Names fields in a header, separated by commas. */
final class FieldNames {

  private FieldNames() {}

  /** What a header cannot hold, or would take for a separator, is percent-encoded (RFC 3986). */
  static String header(List<String> fields) {
    return fields.stream().map(FieldNames::encoded).collect(Collectors.joining(", "));
  }

  private static String encoded(String field) {
    return URLEncoder.encode(field, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
