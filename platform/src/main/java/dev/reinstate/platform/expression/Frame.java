package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The variables of one evaluation, those of macros included, each in its numbered place. */
final class Frame {

  private final Object[] slots;
  private final Budget budget;

  private Frame(Object[] slots, Budget budget) {
    this.slots = slots;
    this.budget = budget;
  }

  /** The variables take the first places; one without a value is an error to whoever reads it. */
  static Frame of(List<String> names, Map<String, JsonNode> values, int size, Budget budget) {
    Object[] slots = new Object[size];
    for (int i = 0; i < names.size(); i++) {
      JsonNode value = values.get(names.get(i));
      slots[i] = value == null ? new EvaluationError() : JsonValues.attempt(value, budget);
    }
    return new Frame(slots, budget);
  }

  Budget budget() {
    return budget;
  }

  /**
   * @throws EvaluationError if that is what was put there
   */
  Object get(int slot) {
    Object value = slots[slot];
    if (value instanceof EvaluationError e) {
      throw e;
    }
    return value;
  }

  void put(int slot, Object value) {
    slots[slot] = value;
  }
}
