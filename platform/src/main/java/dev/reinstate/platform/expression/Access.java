package dev.reinstate.platform.expression;

import dev.cel.common.ast.CelExpr;
import java.util.Optional;

/**
 * One step from an object to a member whose name is known: {@code operand.name}, {@code
 * operand["name"]}, {@code has(operand.name)}.
 *
 * @param presence whether only the presence is asked for
 */
record Access(CelExpr operand, String name, boolean presence) {

  static Optional<Access> of(CelExpr expr) {
    return switch (expr.getKind()) {
      case SELECT -> Optional.of(select(expr.select()));
      case CALL -> index(expr.call());
      default -> Optional.empty();
    };
  }

  private static Access select(CelExpr.CelSelect select) {
    return new Access(select.operand(), select.field(), select.testOnly());
  }

  private static Optional<Access> index(CelExpr.CelCall call) {
    return call.function().equals("_[_]")
        ? Constants.text(call.args().get(1))
            .map(name -> new Access(call.args().get(0), name, false))
        : Optional.empty();
  }
}
