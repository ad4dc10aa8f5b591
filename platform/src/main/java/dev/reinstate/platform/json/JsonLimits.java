package dev.reinstate.platform.json;

/**
 * How much a reader takes.
 *
 * @param depth containers within each other
 * @param digits digits of one number, as it is written, the exponent's left out
 * @param exponent the largest absolute value of a number's exponent
 * @param expansion characters that the numbers of one text may gain when they are written out: a
 *     short {@code 1e400} is stored and printed as 401 digits
 * @param storable whether it is known to have neither a key twice nor text that cannot be stored
 */
record JsonLimits(int depth, int digits, int exponent, int expansion, boolean storable) {

  static final JsonLimits REQUEST = new JsonLimits(Json.MAX_DEPTH, 1_000, 400, 1 << 20, false);

  static final JsonLimits AROUND_A_DOCUMENT =
      new JsonLimits(Json.MAX_DEPTH + 1, 1_000, 400, 1 << 20, false);

  /** For content that passed {@link #REQUEST} once and that PostgreSQL has written out since. */
  static final JsonLimits STORED =
      new JsonLimits(1_000, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, true);
}
