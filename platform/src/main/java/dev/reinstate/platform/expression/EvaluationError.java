package dev.reinstate.platform.expression;

/** A part of an expression has no value. Thrown for each missing member, hence without a stack. */
final class EvaluationError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EvaluationError() {
    super(null, null, false, false);
  }
}
