package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.platform.expression.Condition;
import dev.reinstate.platform.expression.Evaluation;
import dev.reinstate.platform.expression.PathEquality;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.policy.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database can tell of who may read which documents: it finds all that the caller may
 * read, and few others. A condition that demands that fields equal what is known of the caller
 * becomes one of the statement; what else it demands is up to {@link Admitted#permits}, which has
 * the last word on every document.
 */
final class ListPermission {
  private static final String ALL = "true";
  private static final String NONE = "false";

  private ListPermission() {}

  static String condition(Admitted admitted, ListArguments arguments) {
    List<String> alternatives = new ArrayList<>();
    for (Grant grant : admitted.grants()) {
      Condition condition = grant.condition();
      String demands = condition == null ? ALL : demands(condition, admitted, arguments);
      if (demands.equals(ALL)) {
        return ALL;
      }
      alternatives.add(demands);
    }
    return "(" + String.join(" or ", alternatives) + ")";
  }

  private static String demands(Condition condition, Admitted admitted, ListArguments arguments) {
    List<String> demands = new ArrayList<>();
    for (PathEquality equality : condition.equalities("resource").terms()) {
      String demand =
          switch (equality.value().evaluate(Map.of("user", admitted.user()))) {
            case Evaluation.Failed() -> NONE;
            case Evaluation.Value(JsonNode value) -> demand(equality.path(), value, arguments);
          };
      if (demand != null) {
        demands.add(demand);
      }
    }
    return demands.isEmpty() ? ALL : "(" + String.join(" and ", demands) + ")";
  }

  /** Null where the database would not compare as the condition does. */
  private static @Nullable String demand(
      List<String> path, JsonNode value, ListArguments arguments) {
    if (value.isContainerNode()) {
      return null;
    }
    String json = Json.write(value);
    if (json.contains("\\u0000")) {
      return NONE; // nothing that is stored has it, and the database takes none
    }
    ListColumn column = ListColumn.of(path);
    if (column == null) {
      String field = "(c.data #> " + arguments.add(path.toArray(String[]::new), "text") + ")";
      return field + " = " + arguments.add(json, "jsonb");
    }
    return column.isText() && value.isTextual()
        ? column.sql() + " = " + arguments.add(value.textValue(), "text")
        : null;
  }
}
