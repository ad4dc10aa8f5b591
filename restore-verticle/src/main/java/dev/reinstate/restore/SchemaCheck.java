package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.Refusal.SchemaError;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.settings.CollectionSettings;
import dev.reinstate.platform.settings.DocumentSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds content against its collection's schema, if that has one. */
final class SchemaCheck {
  private SchemaCheck() {}

  /** What is wrong with the content; null when nothing is. */
  static @Nullable SchemaViolated of(CollectionSettings collection, String content) {
    return of(collection, content, null);
  }

  /** The same for the content at some place of a batch. */
  static @Nullable SchemaViolated of(
      CollectionSettings collection, String content, @Nullable Integer index) {
    return collection.schema() == null ? null : of(collection, Json.readStored(content), index);
  }

  /** The same for content that has been read already. */
  static @Nullable SchemaViolated of(
      CollectionSettings collection, JsonNode content, @Nullable Integer index) {
    DocumentSchema schema = collection.schema();
    if (schema == null) {
      return null;
    }
    List<SchemaError> errors =
        schema.validate(content).stream()
            .map(error -> new SchemaError(error.field(), error.message()))
            .toList();
    return errors.isEmpty() ? null : new SchemaViolated(errors, index);
  }
}
