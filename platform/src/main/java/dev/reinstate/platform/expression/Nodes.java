package dev.reinstate.platform.expression;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The way through a syntax tree. */
final class Nodes {

  private Nodes() {}

  /** The target first, if it is a method's call. */
  static List<CelExpr> operands(CelExpr.CelCall call) {
    List<CelExpr> operands = new ArrayList<>();
    call.target().ifPresent(operands::add);
    operands.addAll(call.args());
    return operands;
  }

  /** The expressions right below this one. */
  static List<CelExpr> children(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT, IDENT, NOT_SET -> List.of();
      case SELECT -> List.of(expr.select().operand());
      case CALL -> operands(expr.call());
      case LIST -> expr.list().elements();
      case STRUCT -> expr.struct().entries().stream().map(CelExpr.CelStruct.Entry::value).toList();
      case MAP ->
          expr.map().entries().stream().flatMap(e -> Stream.of(e.key(), e.value())).toList();
      case COMPREHENSION -> children(expr.comprehension());
    };
  }

  /** This one and all below it. */
  static Stream<CelExpr> all(CelExpr expr) {
    return Stream.concat(Stream.of(expr), children(expr).stream().flatMap(Nodes::all));
  }

  static int count(CelExpr expr) {
    return Math.toIntExact(all(expr).count());
  }

  /** Whether this is the variable itself. */
  static boolean isVariable(CelExpr expr, String variable) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.IDENT) {
      return false;
    }
    String name = expr.ident().name();
    return name.equals(variable) || name.equals("." + variable);
  }

  private static List<CelExpr> children(CelExpr.CelComprehension macro) {
    return List.of(
        macro.iterRange(),
        macro.accuInit(),
        macro.loopCondition(),
        macro.loopStep(),
        macro.result());
  }
}
