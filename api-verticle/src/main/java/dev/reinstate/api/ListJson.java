package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers with a list: {@code {"data":[...]}}, and where it goes on. */
final class ListJson {

  /** Writes one thing of the list. */
  interface Item<T> {
    void write(JsonGenerator json, T item) throws IOException;
  }

  private ListJson() {}

  /** All of a list. */
  static <T> Answer whole(List<T> items, Item<T> item) {
    return answer(json -> data(json, items, item));
  }

  /**
   * A page of a list.
   *
   * @param cursor of the next page; null when this is the last
   */
  static <T> Answer page(List<T> items, Item<T> item, @Nullable String cursor) {
    return answer(
        json -> {
          data(json, items, item);
          pagination(json, cursor);
        });
  }

  /** Writes the member that says where a list goes on. */
  static void pagination(JsonGenerator json, @Nullable String cursor) throws IOException {
    json.writeObjectFieldStart("pagination");
    json.writeStringField("cursor", cursor);
    json.writeBooleanField("has_more", cursor != null);
    json.writeEndObject();
  }

  private static Answer answer(JsonBuffer.Content members) {
    return Answer.json(
        200,
        JsonBuffer.of(
            json -> {
              json.writeStartObject();
              members.write(json);
              json.writeEndObject();
            }));
  }

  private static <T> void data(JsonGenerator json, List<T> items, Item<T> item) throws IOException {
    json.writeArrayFieldStart("data");
    for (T each : items) {
      item.write(json, each);
    }
    json.writeEndArray();
  }
}
