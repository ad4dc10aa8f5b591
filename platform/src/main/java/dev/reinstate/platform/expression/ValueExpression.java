package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** A compiled expression with any value. Immutable; any thread may use it at any time. */
public final class ValueExpression {

  private final Program program;

  ValueExpression(Program program) {
    this.program = program;
  }

  /**
   * Its value as JSON: timestamps as in RFC 3339, durations as seconds ({@code 1.5s}), bytes in
   * base64. Objects and arrays of the variables come out as they are; a single number comes out by
   * value ({@code 1.10} as {@code 1.1}) and has to be one that {@link Condition#test} could
   * compare. It may be nested deeper than a document may be. Bounded in time and size like {@link
   * Condition#test}.
   *
   * @param values by variable; read, and only where the expression looks
   */
  public Evaluation evaluate(Map<String, JsonNode> values) {
    Budget budget = new Budget();
    try {
      return new Evaluation.Value(new JsonOutput(budget).node(program.run(values, budget)));
    } catch (EvaluationError | BudgetExceeded e) {
      return new Evaluation.Failed();
    }
  }

  /**
   * Its value if that is text: no timestamp, duration or bytes, which equal no text even though
   * they are text as JSON. Empty where it has another value or none.
   *
   * @param values as for {@link #evaluate}
   */
  public Optional<String> text(Map<String, JsonNode> values) {
    try {
      return program.run(values, new Budget()) instanceof String text
          ? Optional.of(text)
          : Optional.empty();
    } catch (EvaluationError | BudgetExceeded e) {
      return Optional.empty();
    }
  }
}
