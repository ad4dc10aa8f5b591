package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended, as the caller carries it to the next request: opaque to him, and good only
 * for the same filters and the same order, whose fingerprint it begins with.
 */
final class ListCursor {
  private ListCursor() {}

  static String write(ListDocuments query, String[] values) {
    ArrayNode cursor = JsonNodeFactory.instance.arrayNode().add(fingerprint(query));
    for (String value : values) {
      cursor.add(value);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.write(cursor).getBytes(StandardCharsets.UTF_8));
  }

  /** The values of the last document; null when the text is no cursor of this query. */
  static @Nullable List<String> read(ListDocuments query, String text, int size) {
    try {
      JsonNode cursor = Json.read(Base64.getUrlDecoder().decode(text));
      if (!cursor.isArray()
          || cursor.size() != size + 1
          || !cursor.get(0).asText().equals(fingerprint(query))) {
        return null;
      }
      var values = new ArrayList<String>(size);
      for (int i = 1; i <= size; i++) {
        values.add(cursor.get(i).asText());
      }
      return values;
    } catch (IllegalArgumentException | InvalidJsonException invalid) {
      return null;
    }
  }

  /** Of the text: the hash code of an enum, and so of a filter, is another one in each process. */
  private static String fingerprint(ListDocuments query) {
    return Integer.toHexString(
        List.of(query.space(), query.collection(), query.filters(), query.sort())
            .toString()
            .hashCode());
  }
}
