package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The contract that the service is built from and serves.
 *
 * @param yaml all of it, with what {@link SpacePaths} adds to what was written
 * @param json the same as JSON
 */
record OpenApiDocument(List<Operation> operations, Buffer yaml, Buffer json) {

  private static final String RESOURCE = "/openapi/reinstate.yaml";

  OpenApiDocument {
    operations = List.copyOf(operations);
  }

  /** Reads the document that this module carries. */
  static OpenApiDocument load() {
    try (InputStream resource = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return parse(resource.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  private static OpenApiDocument parse(byte[] written) throws IOException {
    JsonNode tree = new YAMLMapper().readTree(written);
    SpacePaths.addTo(tree);
    byte[] yaml = readable().writeValueAsBytes(tree);
    byte[] json = new JsonMapper().writeValueAsBytes(tree);
    return new OpenApiDocument(
        OpenApiOperations.of(tree), Buffer.buffer(yaml), Buffer.buffer(json));
  }

  private static YAMLMapper readable() {
    return YAMLMapper.builder()
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .disable(YAMLGenerator.Feature.SPLIT_LINES)
        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
        .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
        .build();
  }
}
