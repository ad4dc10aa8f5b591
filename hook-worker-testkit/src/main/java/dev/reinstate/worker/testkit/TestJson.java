package dev.reinstate.worker.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON as the service knows it: {@code 1.10} is not {@code 1.1}. */
final class TestJson {

  private static final List<String> SYSTEM_FIELDS =
      List.of("_id", "_version", "created_at", "created_by", "updated_at", "updated_by");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private TestJson() {}

  /** What a worker sent; null if it is no JSON. */
  static @Nullable JsonNode readOrNull(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** An object that the author of a test wrote. */
  static ObjectNode object(String text) {
    if (readOrNull(text) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("this is no JSON object: " + text);
  }

  /** The same with system fields, as the service sends documents; null stays null. */
  static @Nullable ObjectNode document(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return object(text)
        .put("_id", "conformance-1")
        .put("_version", 5)
        .put("created_at", "2026-01-02T03:04:05.000006Z")
        .put("created_by", "ada")
        .put("updated_at", "2026-01-02T03:04:05.000006Z")
        .put("updated_by", "ada");
  }

  static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  /**
   * A document as text that is the same for the same document: without system fields, with its keys
   * sorted, its numbers with their digits.
   */
  static String canonical(ObjectNode document) {
    try {
      return MAPPER.writeValueAsString(document.deepCopy().remove(SYSTEM_FIELDS));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this tree has no JSON form", e);
    }
  }
}
