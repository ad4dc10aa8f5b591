package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A compiled expression that is true or false. Immutable; any thread may use it at any time. */
public final class Condition {

  private final Map<String, Reads> reads;
  private final Map<String, Equalities> equalities;
  private final Program program;

  Condition(CelAbstractSyntaxTree ast, List<String> variables) {
    this.reads =
        variables.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), variable -> ReadsAnalysis.of(ast.getExpr(), variable)));
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
    return reads.getOrDefault(variable, new Reads.Members(Set.of()));
  }

  /**
   * The equalities with places in this variable that the condition demands. Terms joined by
   * anything but {@code &&} are none.
   */
  public Equalities equalities(String variable) {
    return equalities.getOrDefault(variable, Equalities.NONE);
  }
}
