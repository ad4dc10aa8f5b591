package dev.reinstate.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes JSON in the canonical form of RFC 8785, as far as texts, integers, booleans and nulls in
 * arrays and objects go; the writer sees to the order of keys. PostgreSQL prints a {@code to_json}
 * of texts alike.
 */
final class CanonicalJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

  /** Writes one value. */
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private CanonicalJson() {}

  // To text first: straight to bytes, Jackson would escape what is beyond the basic plane.
  static String text(Content content) {
    var text = new StringWriter(1024);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      content.writeTo(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** An array of texts. */
  static String array(List<String> texts) {
    return text(
        json -> {
          json.writeStartArray();
          for (String text : texts) {
            json.writeString(text);
          }
          json.writeEndArray();
        });
  }
}
