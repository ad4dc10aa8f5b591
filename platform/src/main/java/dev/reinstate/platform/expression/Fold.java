package dev.reinstate.platform.expression;

import java.util.Collections;
import java.util.List;

/**
 * What all macros but {@code has} become: a loop with an accumulator.
 *
 * @param item the place of the element
 * @param accumulator the place of what comes of it
 * @param weight what one round costs: the size of the loop's body
 */
record Fold(
    Step range,
    Step initial,
    Step condition,
    Step body,
    Step result,
    int item,
    int accumulator,
    int weight)
    implements Step {

  @Override
  public Object run(Frame frame) {
    List<?> items = items(range.run(frame), frame.budget());
    Object start = initial.run(frame);
    frame.put(accumulator, start instanceof List<?> list ? new GrowingList(list) : start);
    for (int i = 0; i < items.size(); i++) {
      frame.budget().charge(weight);
      frame.put(item, element(items, i));
      if (!Boolean.TRUE.equals(condition.run(frame))) {
        break;
      }
      frame.put(accumulator, body.attempt(frame));
    }
    Object value = result.run(frame);
    return value instanceof GrowingList list ? Collections.unmodifiableList(list) : value;
  }

  private static List<?> items(Object range, Budget budget) {
    return switch (range) {
      case List<?> list -> list;
      case MapValue map -> {
        budget.charge(map.size());
        yield map.keys();
      }
      default -> throw new EvaluationError();
    };
  }

  /** An element without a value is an error to whoever looks at it only. */
  private static Object element(List<?> items, int index) {
    try {
      return items.get(index);
    } catch (EvaluationError e) {
      return e;
    }
  }
}
