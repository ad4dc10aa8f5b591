package dev.reinstate.api;

import dev.reinstate.contracts.Filter;
import dev.reinstate.contracts.Filter.Operator;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads one filter: {@code department=Marketing}, {@code salary[gte]=70000}. */
final class FilterParameter {

  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "gt", Operator.GT,
          "gte", Operator.GTE,
          "lt", Operator.LT,
          "lte", Operator.LTE,
          "ne", Operator.NE,
          "in", Operator.IN);

  private FilterParameter() {}

  static Filter parse(String name, String value) {
    int bracket = name.endsWith("]") ? name.lastIndexOf('[') : -1;
    String field = bracket < 0 ? name : name.substring(0, bracket);
    if (field.endsWith("]")) {
      throw Problems.badRequest("More than one operator", Details.of("parameter", name))
          .exception();
    }
    List<String> path = FieldName.parse(field, name);
    Operator operator =
        bracket < 0 ? Operator.EQ : operator(name, name.substring(bracket + 1, name.length() - 1));
    List<String> values = operator == Operator.IN ? CommaSeparated.split(value) : List.of(value);
    return new Filter(path, operator, values.stream().map(v -> scalar(name, v)).toList());
  }

  private static Operator operator(String name, String word) {
    Operator operator = OPERATORS.get(word);
    if (operator == null) {
      throw Problems.badRequest("Unknown operator", Details.of("parameter", name)).exception();
    }
    return operator;
  }

  private static String scalar(String name, String value) {
    try {
      return Json.write(Json.readScalar(value));
    } catch (InvalidJsonException e) {
      throw Problems.badRequest(
              Objects.requireNonNullElse(e.getMessage(), ""), Details.of("parameter", name))
          .exception();
    }
  }
}
