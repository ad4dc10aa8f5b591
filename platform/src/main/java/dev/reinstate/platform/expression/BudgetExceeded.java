package dev.reinstate.platform.expression;

/**
 * The evaluation as a whole costs too much; unlike {@link EvaluationError} no operator absorbs it.
 */
final class BudgetExceeded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BudgetExceeded() {
    super(null, null, false, false);
  }
}
