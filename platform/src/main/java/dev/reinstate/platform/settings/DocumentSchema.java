package dev.reinstate.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.util.List;

/**
 * A JSON Schema 2020-12, compiled once. Numbers are compared by value, exactly, however they are
 * written and however many digits they have; {@code format} is an annotation, as the specification
 * has it by default, and asserts nothing. Trees must have been read with fractions as {@link
 * java.math.BigDecimal}. Any number of threads may validate at the same time.
 */
public final class DocumentSchema {

  static final int MAX_ERRORS = 100;

  private final Schema schema;

  DocumentSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * Compiles a schema. A {@code $ref} may point into the schema itself or to the meta-schema of
   * 2020-12; nothing is ever fetched, neither now nor later.
   */
  public static SchemaCompilation compile(JsonNode schema) {
    return SchemaCompiler.compile(CanonicalNumbers.of(schema));
  }

  /** What is wrong with a document: empty if nothing is, the first 100 if there is more. */
  public List<SchemaError> validate(JsonNode document) {
    return SchemaErrors.of(
        schema.validate(
            CanonicalNumbers.of(document),
            context -> context.setErrors(new FirstErrors(MAX_ERRORS))));
  }
}
