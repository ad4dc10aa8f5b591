package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Map;

/**
 * A whole expression, ready to run.
 *
 * @param variables those that take the first places of the frame
 * @param slots how many places there are
 */
record Program(Step step, List<String> variables, int slots) {

  static Program of(CelAbstractSyntaxTree ast, List<String> variables) {
    return of(ast, ast.getExpr(), variables);
  }

  /**
   * @param part the tree's expression, or a part of it outside of all macros
   */
  static Program of(CelAbstractSyntaxTree ast, CelExpr part, List<String> variables) {
    Planner planner = new Planner(ast, variables);
    Step step = planner.plan(part);
    return new Program(step, variables, planner.slots());
  }

  /**
   * @throws EvaluationError if there is no value
   * @throws BudgetExceeded if it costs too much
   */
  Object run(Map<String, JsonNode> values, Budget budget) {
    return step.run(Frame.of(variables, values, slots, budget));
  }
}
