package dev.reinstate.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;

/** Checks a schema against the meta-schema, then compiles it with everything it refers to. */
final class SchemaCompiler {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/";
  private static final Schema META = registry().getSchema(SchemaLocation.of(DIALECT + "schema"));

  private SchemaCompiler() {}

  /**
   * @param schema with {@link CanonicalNumbers}
   */
  static SchemaCompilation compile(JsonNode schema) {
    List<SchemaError> errors = SchemaErrors.of(metaErrors(schema));
    if (errors.isEmpty()) {
      errors = new ReferenceCheck(schema).find();
    }
    return errors.isEmpty() ? build(schema) : new SchemaCompilation.Faulty(errors);
  }

  private static List<com.networknt.schema.Error> metaErrors(JsonNode schema) {
    // Here formats are asserted: a pattern that does not compile is found with its place.
    return META.validate(
        schema, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
  }

  private static SchemaCompilation build(JsonNode schema) {
    try {
      Schema compiled = registry().getSchema(schema);
      compiled.initializeValidators();
      return new SchemaCompilation.Compiled(new DocumentSchema(compiled));
    } catch (SchemaException e) {
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new SchemaCompilation.Faulty(
          List.of(new SchemaError("", "cannot be compiled: " + problem)));
    }
  }

  /** One per schema, so that no {@code $id} of one is seen by another. */
  private static SchemaRegistry registry() {
    return SchemaRegistry.withDialect(
        Dialects.getDraft202012(),
        registry ->
            registry
                .schemaLoader(loader -> loader.allow(iri -> iri.toString().startsWith(DIALECT)))
                .schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .locale(Locale.ENGLISH)
                        .formatAssertionsEnabled(false)
                        .build()));
  }
}
