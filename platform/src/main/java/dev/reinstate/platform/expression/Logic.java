package dev.reinstate.platform.expression;

import java.util.List;

/** The operators that can do without the value of an operand. */
final class Logic {

  private Logic() {}

  /** {@code false && error} is false, and so is {@code error && false}. */
  static Step and(List<Step> operands) {
    return decided(operands, Boolean.FALSE);
  }

  /** {@code true || error} is true, and so is {@code error || true}. */
  static Step or(List<Step> operands) {
    return decided(operands, Boolean.TRUE);
  }

  static Step conditional(List<Step> operands) {
    return frame -> {
      if (operands.get(0).run(frame) instanceof Boolean condition) {
        return operands.get(condition ? 1 : 2).run(frame);
      }
      throw new EvaluationError();
    };
  }

  /** What {@code all} and {@code exists} ask their accumulator, which may be an error by then. */
  static Step notStrictlyFalse(List<Step> operands) {
    return frame -> !Boolean.FALSE.equals(operands.get(0).attempt(frame));
  }

  /** The decisive value if one operand has it, else the other one if both have that. */
  private static Step decided(List<Step> operands, Boolean decisive) {
    Step left = operands.get(0);
    Step right = operands.get(1);
    return frame -> {
      Object a = left.attempt(frame);
      if (decisive.equals(a)) {
        return decisive;
      }
      Object b = right.attempt(frame);
      if (decisive.equals(b)) {
        return decisive;
      }
      if (a instanceof Boolean && b instanceof Boolean) {
        return !decisive;
      }
      throw new EvaluationError();
    };
  }
}
