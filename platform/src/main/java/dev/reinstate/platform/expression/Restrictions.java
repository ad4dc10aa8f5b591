package dev.reinstate.platform.expression;

import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;

/** What CEL's type checker lets pass and an expression must not have all the same. */
final class Restrictions {

  private Restrictions() {}

  /**
   * A place where it is broken.
   *
   * @param id the expression's in its tree
   */
  record Violation(long id, String message) {}

  static Optional<Violation> violation(CelExpr root, List<String> variables) {
    return Nodes.all(root)
        .flatMap(expr -> message(expr, variables).map(m -> new Violation(expr.id(), m)).stream())
        .findFirst();
  }

  private static Optional<String> message(CelExpr expr, List<String> variables) {
    return switch (expr.getKind()) {
      case STRUCT -> Optional.of("messages are not supported");
      case COMPREHENSION -> shadowing(expr.comprehension().iterVar(), variables);
      case CALL -> expr.call().function().equals("matches") ? regex(expr.call()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> shadowing(String name, List<String> variables) {
    return variables.contains(name)
        ? Optional.of("'" + name + "' is a variable already; choose another name")
        : Optional.empty();
  }

  private static Optional<String> regex(CelExpr.CelCall call) {
    try {
      Constants.text(Nodes.operands(call).get(1)).ifPresent(TextSearch::pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("invalid pattern: " + e.getMessage());
    }
  }
}
