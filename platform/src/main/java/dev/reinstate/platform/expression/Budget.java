package dev.reinstate.platform.expression;

/**
 * What one evaluation may still cost. A unit is worth some ten nanoseconds at most, so that all of
 * them together stay well below 100 ms.
 */
final class Budget {

  static final long LIMIT = 1_000_000;

  private static final int CHARACTERS_PER_UNIT = 16;

  private long left = LIMIT;

  /**
   * @throws BudgetExceeded if there is not as much left, now and ever after
   */
  void charge(long units) {
    left -= units;
    if (left < 0) {
      throw new BudgetExceeded();
    }
  }

  /** For work that passes once over so many characters or bytes. */
  void chargeLength(long length) {
    charge(1 + length / CHARACTERS_PER_UNIT);
  }
}
