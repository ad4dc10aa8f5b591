package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of evaluating an expression. */
public sealed interface Evaluation {

  /**
   * It has a value.
   *
   * @param json may share nodes with the variables
   */
  record Value(JsonNode json) implements Evaluation {}

  /** It could not be evaluated, cost too much, or its value has no JSON form. */
  record Failed() implements Evaluation {}
}
