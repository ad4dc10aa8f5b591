package dev.reinstate.platform.expression;

import java.util.List;

/**
 * A term without which a condition never holds: a place in a variable equals a value.
 *
 * <p>Numbers are equal by value, {@code 1} and {@code 1.0}. Where the value is {@link
 * Evaluation.Failed}, the condition does not hold for any value of the variable.
 *
 * @param path at least one key, from the outermost object inwards; never an index into an array
 * @param value does not depend on the variable
 */
public record PathEquality(List<String> path, ValueExpression value) {

  /** Copies {@code path}. */
  public PathEquality {
    path = List.copyOf(path);
  }
}
