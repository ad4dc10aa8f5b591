package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended, as the caller carries it to the next request: opaque to him, and
 * good only for the same list, whose fingerprint it begins with. He can make one up all the same,
 * so what it says has to be checked.
 */
final class OpaqueCursor {
  private OpaqueCursor() {}

  /**
   * The cursor as text.
   *
   * @param list tells the list from all others, the same in every process
   * @param position the values that say where to go on
   */
  static String write(String list, List<String> position) {
    ArrayNode cursor = JsonNodeFactory.instance.arrayNode().add(fingerprint(list));
    position.forEach(cursor::add);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.write(cursor).getBytes(StandardCharsets.UTF_8));
  }

  /** The values of a position; null when the text is no cursor of this list. */
  static @Nullable List<String> read(String list, String text) {
    try {
      JsonNode cursor = Json.read(Base64.getUrlDecoder().decode(text));
      return cursor.isArray() && cursor.path(0).asText().equals(fingerprint(list))
          ? values(cursor)
          : null;
    } catch (IllegalArgumentException | InvalidJsonException invalid) {
      return null;
    }
  }

  /** A moment among the values; null when it is none that the database could hold. */
  static @Nullable Instant moment(String value) {
    try {
      // Years of more than four digits are written with a sign.
      return value.startsWith("+") || value.startsWith("-") ? null : Instant.parse(value);
    } catch (DateTimeException invalid) {
      return null;
    }
  }

  private static List<String> values(JsonNode cursor) {
    var values = new ArrayList<String>(cursor.size());
    for (int i = 1; i < cursor.size(); i++) {
      values.add(cursor.get(i).asText());
    }
    return values;
  }

  private static String fingerprint(String list) {
    return Integer.toHexString(list.hashCode());
  }
}
