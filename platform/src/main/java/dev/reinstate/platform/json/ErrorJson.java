package dev.reinstate.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.ErrorText;
import java.io.IOException;

/** Writes what a caller was told of a refusal: {@code {"code","message","hook"?}}. */
public final class ErrorJson {

  private ErrorJson() {}

  /**
   * Writes a value.
   *
   * @throws IOException if the generator cannot write
   */
  public static void write(JsonGenerator json, ErrorText error) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", error.code());
    json.writeStringField("message", error.message());
    if (error.hook() != null) {
      json.writeStringField("hook", error.hook());
    }
    json.writeEndObject();
  }
}
