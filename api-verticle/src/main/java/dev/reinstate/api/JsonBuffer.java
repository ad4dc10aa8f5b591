package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.platform.json.Microseconds;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
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
    return Buffer.buffer(bytes(content));
  }

  /** JSON in one line, with its end: outside of text, a line break is as good as a space. */
  static Buffer line(Content content) {
    byte[] bytes = bytes(content);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        bytes[i] = ' ';
      }
    }
    return Buffer.buffer(bytes).appendByte((byte) '\n');
  }

  private static byte[] bytes(Content content) {
    var bytes = new ByteArrayOutputStream(INITIAL_SIZE);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("impossible in memory", e);
    }
    return bytes.toByteArray();
  }

  /** Writes a member, null where there is no number. */
  static void nullable(JsonGenerator json, String name, @Nullable Integer number)
      throws IOException {
    if (number == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, number);
    }
  }

  /** Writes a member, null where there is no moment. */
  static void nullable(JsonGenerator json, String name, @Nullable Instant moment)
      throws IOException {
    json.writeStringField(name, moment == null ? null : Microseconds.write(moment));
  }

  /** Writes a member unless its value is null. */
  static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
