package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.Filter;
import dev.reinstate.platform.json.Json;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns one filter into a condition. Ordering holds only between values of one JSON type, as text
 * before 5 says nothing.
 */
final class ListFilter {
  /** A filter that can never be right; {@code message} is for the caller. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  private ListFilter() {}

  static String condition(Filter filter, ListArguments arguments) throws Invalid {
    ListColumn column = ListColumn.of(filter.path());
    return column == null ? content(filter, arguments) : system(filter, column, arguments);
  }

  private static String content(Filter filter, ListArguments arguments) {
    String field =
        "(c.data #> " + arguments.add(filter.path().toArray(String[]::new), "text") + ")";
    if (filter.operator() == Filter.Operator.IN) {
      return field
          + " = any("
          + arguments.add(filter.values().toArray(String[]::new), "jsonb")
          + ")";
    }
    String value = arguments.add(filter.values().getFirst(), "jsonb");
    return switch (filter.operator()) {
      case EQ -> field + " = " + value;
      case NE -> field + " is distinct from " + value;
      default ->
          "(jsonb_typeof("
              + field
              + ") = jsonb_typeof("
              + value
              + ") and "
              + field
              + sign(filter)
              + value
              + ")";
    };
  }

  private static String system(Filter filter, ListColumn column, ListArguments arguments)
      throws Invalid {
    String[] values = new String[filter.values().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(column, filter.values().get(i), filter.path());
    }
    return filter.operator() == Filter.Operator.IN
        ? column.sql() + " = any(" + arguments.add(values, column.type()) + ")"
        : column.sql() + sign(filter) + arguments.add(values[0], column.type());
  }

  private static String sign(Filter filter) {
    return switch (filter.operator()) {
      case EQ, IN -> " = ";
      case NE -> " <> ";
      case GT -> " > ";
      case GTE -> " >= ";
      case LT -> " < ";
      case LTE -> " <= ";
    };
  }

  private static String value(ListColumn column, String json, List<String> path) throws Invalid {
    JsonNode value = Json.readStored(json);
    String text = value.isTextual() ? value.textValue() : json;
    String valid =
        switch (column) {
          case ID, CREATED_BY, UPDATED_BY -> text;
          case VERSION -> value.canConvertToInt() && value.isIntegralNumber() ? text : null;
          case CREATED_AT, UPDATED_AT -> time(text);
        };
    if (valid == null) {
      throw new Invalid("Invalid value for " + path.getFirst());
    }
    return valid;
  }

  /**
   * In UTC and with a year of four digits, as PostgreSQL takes neither all offsets nor all years.
   */
  private static @Nullable String time(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      return time.getYear() >= 1 && time.getYear() <= 9_999 ? time.toString() : null;
    } catch (DateTimeException invalid) {
      return null;
    }
  }
}
