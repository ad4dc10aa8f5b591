package dev.reinstate.platform.expression;

import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds what an expression looks at in a variable. */
final class ReadsAnalysis {

  private final String variable;
  private final Set<String> names = new HashSet<>();
  private boolean everything;

  private ReadsAnalysis(String variable) {
    this.variable = variable;
  }

  static Reads of(CelExpr expr, String variable) {
    ReadsAnalysis analysis = new ReadsAnalysis(variable);
    analysis.visit(expr);
    return analysis.everything ? new Reads.Everything() : new Reads.Members(analysis.names);
  }

  private void visit(CelExpr expr) {
    Optional<Access> access = Access.of(expr);
    if (access.isPresent() && Nodes.isVariable(access.get().operand(), variable)) {
      names.add(access.get().name());
    } else if (Nodes.isVariable(expr, variable)) {
      everything = true;
    } else {
      Nodes.children(expr).forEach(this::visit);
    }
  }
}
