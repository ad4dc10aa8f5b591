package dev.reinstate.platform.expression;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import java.util.List;

/** Turns calls of operators and functions into steps. */
final class CallPlanner {

  private final CelAbstractSyntaxTree ast;
  private final Planner planner;

  CallPlanner(CelAbstractSyntaxTree ast, Planner planner) {
    this.ast = ast;
    this.planner = planner;
  }

  Step plan(CelExpr expr) {
    List<CelExpr> operands = Nodes.operands(expr.call());
    List<Step> steps = planner.plan(operands);
    return switch (expr.call().function()) {
      case "_&&_" -> Logic.and(steps);
      case "_||_" -> Logic.or(steps);
      case "_?_:_" -> Logic.conditional(steps);
      case "@not_strictly_false" -> Logic.notStrictlyFalse(steps);
      case "_==_" -> equality(steps, true);
      case "_!=_" -> equality(steps, false);
      case "_[_]" -> binary(steps, (a, b, budget) -> Containers.get(a, b));
      case "@in" -> binary(steps, Containers::in);
      case "dyn" -> steps.get(0);
      case "type" -> type(steps.get(0));
      case "size" -> size(steps.get(0), library(expr));
      case "_+_" -> sum(steps, library(expr));
      case "contains" -> binary(steps, CallPlanner::contains);
      case "matches" -> matches(operands.get(1), steps);
      default -> call(library(expr), steps);
    };
  }

  private LibraryFunction library(CelExpr expr) {
    List<String> overloads =
        ast.getReference(expr.id()).map(CelReference::overloadIds).map(List::copyOf).orElseThrow();
    boolean operator = Operator.findReverse(expr.call().function()).isPresent();
    return StandardLibrary.function(overloads, operator ? Costs.OPERATOR : Costs.FUNCTION);
  }

  private static Step call(LibraryFunction function, List<Step> steps) {
    return frame -> {
      Object[] values = new Object[steps.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = steps.get(i).run(frame);
      }
      return function.apply(frame.budget(), values);
    };
  }

  private static Step binary(List<Step> steps, Binary operator) {
    Step left = steps.get(0);
    Step right = steps.get(1);
    return frame -> operator.apply(left.run(frame), right.run(frame), frame.budget());
  }

  private static Step equality(List<Step> steps, boolean wanted) {
    return binary(steps, (a, b, budget) -> new Equality(budget).equal(a, b) == wanted);
  }

  private static Step type(Step operand) {
    return frame -> TypeValue.of(operand.run(frame));
  }

  private static Step size(Step operand, LibraryFunction ofOthers) {
    return frame ->
        switch (operand.run(frame)) {
          case List<?> list -> (long) list.size();
          case MapValue map -> (long) map.size();
          case Object other -> ofOthers.apply(frame.budget(), other);
        };
  }

  private static Step sum(List<Step> steps, LibraryFunction ofOthers) {
    return binary(
        steps,
        (a, b, budget) ->
            a instanceof List<?> first && b instanceof List<?> second
                ? Containers.concatenated(first, second, budget)
                : ofOthers.apply(budget, a, b));
  }

  private static Object contains(Object text, Object part, Budget budget) {
    return TextSearch.contains(text(text), text(part), budget);
  }

  private static Step matches(CelExpr regex, List<Step> steps) {
    Step text = steps.get(0);
    if (Constants.text(regex).isPresent()) {
      Pattern pattern = TextSearch.pattern(Constants.text(regex).get());
      return frame -> TextSearch.matches(text(text.run(frame)), pattern, frame.budget());
    }
    return binary(
        steps,
        (a, b, budget) -> TextSearch.matches(text(a), TextSearch.pattern(text(b), budget), budget));
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new EvaluationError();
  }

  /** An operator on two values. */
  @FunctionalInterface
  private interface Binary {
    Object apply(Object a, Object b, Budget budget);
  }
}
