package dev.reinstate.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the {@code Content-Type} of a body (RFC 9110, section 8.3). */
final class ContentType {

  private ContentType() {}

  /**
   * Returns the one of the supported types that the header names.
   *
   * @throws ProblemException 415 for another type, and for a character set other than UTF-8
   */
  static String check(@Nullable String header, List<String> supported) {
    String[] parts = header == null ? new String[] {""} : header.split(";", -1);
    String type = parts[0].strip().toLowerCase(Locale.ROOT);
    if (!supported.contains(type)) {
      throw Problems.unsupportedMediaType("The media type of the body is not supported", supported)
          .exception();
    }
    for (int i = 1; i < parts.length; i++) {
      checkParameter(parts[i].strip().toLowerCase(Locale.ROOT), supported);
    }
    return type;
  }

  private static void checkParameter(String parameter, List<String> supported) {
    if (parameter.startsWith("charset=")) {
      String charset = parameter.substring("charset=".length()).replace("\"", "");
      if (!charset.equals("utf-8")) {
        throw Problems.unsupportedMediaType("The body must be in UTF-8", supported).exception();
      }
    }
  }
}
