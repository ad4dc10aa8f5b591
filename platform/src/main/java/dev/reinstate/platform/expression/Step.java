package dev.reinstate.platform.expression;

/**
 * A part of an expression, ready to run.
 *
 * <p>Values are {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link
 * java.util.List}, {@link MapValue}, {@link TypeValue} and the single values of {@code dev.cel}:
 * {@code NullValue}, {@code UnsignedLong}, {@code CelByteString}, {@code Instant}, {@code
 * Duration}.
 */
@FunctionalInterface
interface Step {

  /**
   * @throws EvaluationError if there is no value
   * @throws BudgetExceeded if the evaluation has to end
   */
  Object run(Frame frame);

  /** The value, or the {@link EvaluationError} as a value, for operators that can do without. */
  default Object attempt(Frame frame) {
    try {
      return run(frame);
    } catch (EvaluationError e) {
      frame.budget().charge(Costs.ERROR);
      return e;
    }
  }
}
