package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes where a list goes on. */
final class PaginationJson {

  private PaginationJson() {}

  /**
   * Writes the member {@code pagination}.
   *
   * @param cursor of the next page; null when this is the last
   */
  static void write(JsonGenerator json, @Nullable String cursor) throws IOException {
    json.writeObjectFieldStart("pagination");
    json.writeStringField("cursor", cursor);
    json.writeBooleanField("has_more", cursor != null);
    json.writeEndObject();
  }
}
