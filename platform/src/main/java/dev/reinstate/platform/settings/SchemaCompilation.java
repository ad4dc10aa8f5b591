package dev.reinstate.platform.settings;

import java.util.List;

/** What came of compiling a JSON Schema. */
public sealed interface SchemaCompilation {

  /** It can be used. */
  record Compiled(DocumentSchema schema) implements SchemaCompilation {}

  /**
   * It is no JSON Schema 2020-12.
   *
   * @param errors at least one; the fields are paths in the schema
   */
  record Faulty(List<SchemaError> errors) implements SchemaCompilation {

    /** Copies {@code errors}. */
    public Faulty {
      errors = List.copyOf(errors);
    }
  }
}
