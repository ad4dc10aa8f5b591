package dev.reinstate.contracts;

import java.util.List;

/**
 * One condition of a list; all conditions of a list must hold.
 *
 * @param path the keys from the top of the document to the field; a single system field name such
 *     as {@code updated_at} is one too
 * @param operator how to compare
 * @param values scalar JSON texts: exactly one, or any number for {@link Operator#IN}
 */
public record Filter(List<String> path, Operator operator, List<String> values) {
  /** Keeps its own copies. */
  public Filter {
    path = List.copyOf(path);
    values = List.copyOf(values);
  }

  /**
   * How a field is compared. Ordering comparisons hold only between values of the same JSON type.
   */
  public enum Operator {
    /** The field is there and equal. */
    EQ,
    /** The field is missing or different. */
    NE,
    /** Greater. */
    GT,
    /** Greater or equal. */
    GTE,
    /** Less. */
    LT,
    /** Less or equal. */
    LTE,
    /** Equal to one of the values. */
    IN
  }
}
