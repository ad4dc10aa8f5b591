package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.platform.json.Json;
import java.util.Map;

/** Compiles and evaluates over {@code user} and {@code resource}, as policies do. */
final class Expressions {

  static final ExpressionCompiler COMPILER =
      new ExpressionCompiler(
          Map.of(
              "user", VariableType.OBJECT,
              "resource", VariableType.OBJECT,
              "action", VariableType.TEXT));

  private Expressions() {}

  static Condition condition(String source) {
    return switch (COMPILER.condition(source)) {
      case Compilation.Compiled<Condition>(Condition condition) -> condition;
      case Compilation.Faulty<Condition>(String message) -> throw new AssertionError(message);
    };
  }

  static ValueExpression value(String source) {
    return switch (COMPILER.value(source)) {
      case Compilation.Compiled<ValueExpression>(ValueExpression value) -> value;
      case Compilation.Faulty<ValueExpression>(String message) -> throw new AssertionError(message);
    };
  }

  static Map<String, JsonNode> variables(String user, String resource) {
    return Map.of(
        "user", Json.readStored(user),
        "resource", Json.readStored(resource),
        "action", Json.readStored("\"update\""));
  }

  static boolean holds(String source, String user, String resource) {
    return condition(source).test(variables(user, resource));
  }

  static boolean holds(String source) {
    return holds(source, "{}", "{}");
  }

  /** The value as JSON text, or {@code failed}. */
  static String evaluated(String source, String resource) {
    return switch (value(source).evaluate(variables("{}", resource))) {
      case Evaluation.Value(JsonNode json) -> Json.write(json);
      case Evaluation.Failed() -> "failed";
    };
  }
}
