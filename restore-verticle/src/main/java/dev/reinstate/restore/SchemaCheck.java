package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.Refusal.SchemaError;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.json.diff.FieldPath;
import dev.reinstate.platform.settings.CollectionSettings;
import dev.reinstate.platform.settings.DocumentSchema;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds content against its collection's schema, if that has one. */
final class SchemaCheck {
  private static final Pattern INDEX = Pattern.compile("\\[[0-9]+\\]");
  private static final SchemaError UNSEEN =
      new SchemaError("", "a field that is not shown does not fit the schema");

  private SchemaCheck() {}

  /**
   * What is wrong with the content; null when nothing is.
   *
   * @param view of whoever is told: what would name a field that he does not see is left out
   * @param index the content's place in a batch
   */
  static @Nullable SchemaViolated of(
      CollectionSettings collection, JsonNode content, View view, @Nullable Integer index) {
    DocumentSchema schema = collection.schema();
    if (schema == null) {
      return null;
    }
    List<SchemaError> errors =
        schema.validate(content).stream()
            .map(error -> new SchemaError(error.field(), error.message()))
            .toList();
    return errors.isEmpty() ? null : new SchemaViolated(told(errors, view), index);
  }

  private static List<SchemaError> told(List<SchemaError> errors, View view) {
    List<SchemaError> told = errors.stream().filter(error -> sees(view, error.field())).toList();
    return told.isEmpty() ? List.of(UNSEEN) : told;
  }

  /** A message about an object can name any field in it; of an odd path nobody knows. */
  private static boolean sees(View view, String field) {
    return view.showsEverything()
        || FieldPath.parse(INDEX.matcher(field).replaceAll(""))
            .filter(path -> field.indexOf('"') < 0 && view.shows(path.keys()))
            .isPresent();
  }
}
