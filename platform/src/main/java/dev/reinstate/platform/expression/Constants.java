package dev.reinstate.platform.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Optional;

/** The literals of an expression. */
final class Constants {

  private Constants() {}

  static Object value(CelConstant constant) {
    return switch (constant.getKind()) {
      case NULL_VALUE -> constant.nullValue();
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      case UINT64_VALUE -> constant.uint64Value();
      case DOUBLE_VALUE -> constant.doubleValue();
      case STRING_VALUE -> constant.stringValue();
      case BYTES_VALUE -> constant.bytesValue();
      default -> throw new IllegalArgumentException("unexpected " + constant.getKind());
    };
  }

  /** The text, if the expression is nothing but one. */
  static Optional<String> text(CelExpr expr) {
    boolean text =
        expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return text ? Optional.of(expr.constant().stringValue()) : Optional.empty();
  }
}
