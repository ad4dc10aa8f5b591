package dev.reinstate.platform.expression;

/** What things cost that are not one simple step, in units of {@link Budget}. */
final class Costs {

  /** An error that an operator absorbed. */
  static final int ERROR = 20;

  /** An error of the library, whose exceptions carry a stack. */
  static final int LIBRARY_ERROR = 1_000;

  /** An operator of the library: a comparison, arithmetic. */
  static final int OPERATOR = 2;

  /** A function of the library: the slowest convert times and time zones. */
  static final int FUNCTION = 30;

  private Costs() {}
}
