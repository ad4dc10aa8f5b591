package dev.reinstate.platform.expression;

import java.util.List;

/**
 * What a condition demands of the places in a variable.
 *
 * @param terms all of these if it holds
 * @param complete whether that is all it demands: it holds if and only if each of them does
 */
public record Equalities(List<PathEquality> terms, boolean complete) {

  static final Equalities NONE = new Equalities(List.of(), false);

  /** Copies {@code terms}. */
  public Equalities {
    terms = List.copyOf(terms);
  }
}
