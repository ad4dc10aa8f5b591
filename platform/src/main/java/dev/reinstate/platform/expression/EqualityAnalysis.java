package dev.reinstate.platform.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the equalities among what a condition is a conjunction of. */
final class EqualityAnalysis {

  private final CelAbstractSyntaxTree ast;
  private final List<String> variables;
  private final String variable;
  private final List<PathEquality> found = new ArrayList<>();
  private boolean demandsMore;

  private EqualityAnalysis(CelAbstractSyntaxTree ast, List<String> variables, String variable) {
    this.ast = ast;
    this.variables = variables;
    this.variable = variable;
  }

  static Equalities of(CelAbstractSyntaxTree ast, List<String> variables, String variable) {
    EqualityAnalysis analysis = new EqualityAnalysis(ast, variables, variable);
    analysis.visit(ast.getExpr());
    return new Equalities(analysis.found, !analysis.demandsMore);
  }

  private void visit(CelExpr term) {
    String function = term.getKind() == CelExpr.ExprKind.Kind.CALL ? term.call().function() : "";
    switch (function) {
      case "_&&_" -> Nodes.operands(term.call()).forEach(this::visit);
      case "_==_" -> equality(Nodes.operands(term.call()));
      default -> demandsMore = true;
    }
  }

  private void equality(List<CelExpr> sides) {
    Optional<PathEquality> either =
        equality(sides.get(0), sides.get(1)).or(() -> equality(sides.get(1), sides.get(0)));
    either.ifPresentOrElse(found::add, () -> demandsMore = true);
  }

  private Optional<PathEquality> equality(CelExpr place, CelExpr value) {
    return Nodes.all(value).noneMatch(node -> Nodes.isVariable(node, variable))
        ? path(place).map(path -> new PathEquality(path, new ValueExpression(program(value))))
        : Optional.empty();
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
