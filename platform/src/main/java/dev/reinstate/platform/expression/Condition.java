package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A compiled expression that is true or false. Immutable; any thread may use it at any time. */
public final class Condition {

  private final CelAbstractSyntaxTree ast;
  private final Map<String, List<PathEquality>> equalities;
  private final Program program;

  Condition(CelAbstractSyntaxTree ast, List<String> variables) {
    this.ast = ast;
    this.equalities =
        variables.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(),
                    variable -> EqualityAnalysis.of(ast, variables, variable)));
    this.program = Program.of(ast, variables);
  }

  /**
   * Whether it holds. What cannot be evaluated does not hold: a missing member or variable, a wrong
   * type, a number that is neither a 64-bit integer nor has at most 15 significant digits, more
   * than the cost limit. Of {@code ||} and {@code &&} one side can be enough (CEL). Blocks for some
   * milliseconds at most; costs microseconds where it compares a few members.
   *
   * @param values by variable; read, and only where the expression looks
   */
  public boolean test(Map<String, JsonNode> values) {
    try {
      return Boolean.TRUE.equals(program.run(values, new Budget()));
    } catch (EvaluationError | BudgetExceeded e) {
      return false;
    }
  }

  /** What the condition can depend on in a variable. */
  public Reads reads(String variable) {
    return ReadsAnalysis.of(ast.getExpr(), variable);
  }

  /**
   * The equalities with places in this variable that the condition demands: all of them if it
   * holds. There may be other demands. Terms joined by anything but {@code &&} are no demands.
   */
  public List<PathEquality> necessaryEqualities(String variable) {
    return equalities.getOrDefault(variable, List.of());
  }
}
