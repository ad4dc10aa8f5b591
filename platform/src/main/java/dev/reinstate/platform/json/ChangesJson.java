package dev.reinstate.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.FieldChange;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the {@code changes} between two states of a document. */
public final class ChangesJson {

  private ChangesJson() {}

  /**
   * Writes a member of the object that is being written, values with all their digits.
   *
   * @throws IOException if the generator cannot write
   */
  public static void write(JsonGenerator json, List<FieldChange> changes) throws IOException {
    json.writeArrayFieldStart("changes");
    for (FieldChange change : changes) {
      json.writeStartObject();
      json.writeStringField("field", change.field());
      side(json, "from", change.from());
      side(json, "to", change.to());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void side(JsonGenerator json, String side, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeFieldName(side);
      json.writeRawValue(value);
    }
  }
}
