package dev.reinstate.platform.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the equalities that a condition is a conjunction of. */
final class EqualityAnalysis {

  private final CelAbstractSyntaxTree ast;
  private final List<String> variables;
  private final String variable;
  private final List<PathEquality> found = new ArrayList<>();

  private EqualityAnalysis(CelAbstractSyntaxTree ast, List<String> variables, String variable) {
    this.ast = ast;
    this.variables = variables;
    this.variable = variable;
  }

  static List<PathEquality> of(CelAbstractSyntaxTree ast, List<String> variables, String variable) {
    EqualityAnalysis analysis = new EqualityAnalysis(ast, variables, variable);
    analysis.visit(ast.getExpr());
    return List.copyOf(analysis.found);
  }

  private void visit(CelExpr term) {
    if (term.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return;
    }
    List<CelExpr> operands = Nodes.operands(term.call());
    switch (term.call().function()) {
      case "_&&_" -> operands.forEach(this::visit);
      case "_==_" -> {
        equality(operands.get(0), operands.get(1));
        equality(operands.get(1), operands.get(0));
      }
      default -> {}
    }
  }

  private void equality(CelExpr place, CelExpr value) {
    if (Nodes.all(value).noneMatch(node -> Nodes.isVariable(node, variable))) {
      path(place)
          .map(path -> new PathEquality(path, new ValueExpression(program(value))))
          .ifPresent(found::add);
    }
  }

  private Program program(CelExpr value) {
    return Program.of(ast, value, variables);
  }

  private Optional<List<String>> path(CelExpr place) {
    Access access = Access.of(place).filter(step -> !step.presence()).orElse(null);
    if (access == null) {
      return Optional.empty();
    }
    if (Nodes.isVariable(access.operand(), variable)) {
      return Optional.of(List.of(access.name()));
    }
    return path(access.operand()).map(outer -> append(outer, access.name()));
  }

  private static List<String> append(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }
}
