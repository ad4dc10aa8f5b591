package dev.reinstate.platform.settings;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the validator's errors into the words of the service. */
final class SchemaErrors {

  private static final int MAX_MESSAGE = 300;

  private SchemaErrors() {}

  /** In the order of the validator, each once. */
  static List<SchemaError> of(List<Error> errors) {
    return errors.stream().map(SchemaErrors::of).distinct().toList();
  }

  private static SchemaError of(Error error) {
    String field = field(error.getInstanceLocation());
    String property = property(error);
    return new SchemaError(
        property == null ? field : FieldPath.key(field, property), message(error));
  }

  private static String field(NodePath location) {
    String field = "";
    for (int i = 0; i < location.getNameCount(); i++) {
      field =
          location.getElement(i) instanceof Integer index
              ? FieldPath.item(field, index)
              : FieldPath.key(field, location.getName(i));
    }
    return field;
  }

  /** The property that is missing or one too many, where the location is that of its object. */
  private static @Nullable String property(Error error) {
    return "dependentRequired".equals(error.getKeyword())
        ? String.valueOf(error.getArguments()[0])
        : error.getProperty();
  }

  /** Messages quote the schema, which may be long, and never the document's values. */
  private static String message(Error error) {
    String message = "false".equals(error.getKeyword()) ? "is not allowed" : error.getMessage();
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
  }
}
