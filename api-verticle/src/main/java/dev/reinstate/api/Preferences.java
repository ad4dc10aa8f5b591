package dev.reinstate.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller would like, if it is no trouble: the header {@code Prefer} (RFC 7240). */
final class Preferences {

  static final String RESPOND_ASYNC = "respond-async";

  /** A preference that has no value, where an empty one is none; whatever parameters follow. */
  private static final Pattern WITHOUT_VALUE =
      Pattern.compile("\\s*([^\\s=;]+)\\s*(?:=\\s*(?:\"\")?\\s*)?(?:;.*)?");

  private Preferences() {}

  /** Whether the caller would rather not wait for the end. */
  static boolean respondAsync(Headers headers) {
    return respondAsync(headers.list("Prefer"));
  }

  static boolean respondAsync(@Nullable String preferences) {
    return preferences != null
        && CommaSeparated.split(preferences).stream().anyMatch(Preferences::isRespondAsync);
  }

  private static boolean isRespondAsync(String preference) {
    var parts = WITHOUT_VALUE.matcher(preference);
    return parts.matches() && parts.group(1).equalsIgnoreCase(RESPOND_ASYNC);
  }
}
