package dev.reinstate.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the {@code details} of an error; they are answered in the order given. */
final class Details {

  private Details() {}

  static Map<String, Object> of(String name, Object value) {
    return with(Map.of(), name, value);
  }

  static Map<String, Object> of(String name, Object value, String secondName, Object secondValue) {
    return with(of(name, value), secondName, secondValue);
  }

  /** The same and one more, unless that one's value is null. */
  static Map<String, Object> with(Map<String, ?> details, String name, @Nullable Object value) {
    Map<String, Object> more = new LinkedHashMap<>(details);
    if (value != null) {
      more.put(name, value);
    }
    return more;
  }
}
