package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import dev.reinstate.restore.ListPosition.AfterDocument;
import dev.reinstate.restore.ListPosition.AfterValues;
import dev.reinstate.restore.ListPosition.Start;
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

  static String write(ListDocuments query, ListPosition position) {
    ArrayNode cursor = JsonNodeFactory.instance.arrayNode().add(fingerprint(query));
    switch (position) {
      case Start() -> throw new IllegalArgumentException("the first page needs no cursor");
      case AfterValues(var values) -> values.forEach(cursor::add);
      case AfterDocument(long doc) -> cursor.add(doc);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.write(cursor).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The position; null when the text is no cursor of this query.
   *
   * @param size how many keys the list is sorted by
   */
  static @Nullable ListPosition read(ListDocuments query, String text, int size) {
    try {
      JsonNode cursor = Json.read(Base64.getUrlDecoder().decode(text));
      return cursor.isArray() && cursor.path(0).asText().equals(fingerprint(query))
          ? position(cursor, size)
          : null;
    } catch (IllegalArgumentException | InvalidJsonException invalid) {
      return null;
    }
  }

  private static @Nullable ListPosition position(JsonNode cursor, int size) {
    if (cursor.size() == 2 && cursor.get(1).isIntegralNumber()) {
      return cursor.get(1).canConvertToLong() ? new AfterDocument(cursor.get(1).longValue()) : null;
    }
    if (cursor.size() != size + 1) {
      return null;
    }
    var values = new ArrayList<String>(size);
    for (int i = 1; i <= size; i++) {
      values.add(cursor.get(i).asText());
    }
    return new AfterValues(values);
  }

  /** Of the text: the hash code of an enum, and so of a filter, is another one in each process. */
  private static String fingerprint(ListDocuments query) {
    return Integer.toHexString(
        List.of(query.space(), query.collection(), query.filters(), query.sort())
            .toString()
            .hashCode());
  }
}
