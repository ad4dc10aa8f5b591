package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Selection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the {@code select} of a body: which documents of a space go back. */
final class SelectionBody {

  private static final Set<String> FIELDS =
      Set.of("collections", "ids", "changed_by", "correlation_id");

  private SelectionBody() {}

  /** What it limits may be left out, but be neither null nor empty, and something must be there. */
  static Selection read(JsonNode select) {
    if (!(select instanceof ObjectNode fields) || fields.isEmpty()) {
      throw InvalidField.of("select must say which documents go back", "select");
    }
    InvalidField.checkNames(fields, FIELDS);
    return new Selection(
        names(fields, "collections", Syntax::isCollection),
        names(fields, "ids", Syntax::isId),
        text(fields, "changed_by"),
        text(fields, "correlation_id"));
  }

  private static List<String> names(ObjectNode fields, String name, Predicate<String> syntax) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    String place = "select." + name;
    if (!(value instanceof ArrayNode array) || !array.valueStream().allMatch(JsonNode::isTextual)) {
      throw InvalidField.of(place + " must be an array of text", place);
    }
    List<String> names = array.valueStream().map(JsonNode::textValue).toList();
    return SelectedNames.checked(names, syntax, Details.of("field", place), place);
  }

  private static @Nullable String text(ObjectNode fields, String name) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() || !TextParameter.isUsable(value.textValue())) {
      String place = "select." + name;
      throw InvalidField.of(
          place + " must be text of 1 to 1,000 characters, none of them NUL", place);
    }
    return value.textValue();
  }
}
