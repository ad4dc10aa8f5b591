package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes JSON straight to bytes. */
final class JsonBuffer {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int INITIAL_SIZE = 2048;

  /** Something that can be written as JSON. */
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private JsonBuffer() {}

  static Buffer of(Content content) {
    var bytes = new ByteArrayOutputStream(INITIAL_SIZE);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("impossible in memory", e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  /** Writes a member unless its value is null. */
  static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  /** Writes a member whose value is JSON text already, unless that is null. */
  static void optionalRaw(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeFieldName(name);
      json.writeRawValue(value);
    }
  }
}
