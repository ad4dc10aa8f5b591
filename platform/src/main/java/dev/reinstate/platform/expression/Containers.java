package dev.reinstate.platform.expression;

import dev.cel.common.values.CelByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What CEL's operators do with maps and lists. */
final class Containers {

  private Containers() {}

  /**
   * {@code container[key]}, and {@code container.key}.
   *
   * @throws EvaluationError if there is none
   */
  static Object get(Object container, Object key) {
    return switch (container) {
      case MapValue map -> member(map, key);
      case List<?> list -> element(list, MapKeys.of(key));
      default -> throw new EvaluationError();
    };
  }

  /** {@code has(container.name)}. */
  static boolean has(Object container, String name) {
    if (container instanceof MapValue map) {
      return map.contains(name);
    }
    throw new EvaluationError();
  }

  /** {@code value in container}: elements of a list, keys of a map. */
  static boolean in(Object value, Object container, Budget budget) {
    return switch (container) {
      case MapValue map -> map.contains(value);
      case List<?> list -> element(value, list, new Equality(budget));
      default -> throw new EvaluationError();
    };
  }

  /** {@code a + b}; the list that a macro fills grows, any other is copied. */
  static List<?> concatenated(List<?> a, List<?> b, Budget budget) {
    budget.charge(b.size());
    if (a instanceof GrowingList growing) {
      growing.addAll(b);
      return growing;
    }
    budget.charge(a.size());
    List<Object> both = new ArrayList<>(a.size() + b.size());
    both.addAll(a);
    both.addAll(b);
    return Collections.unmodifiableList(both);
  }

  /** How long a text or how many bytes, for what they cost; other values are small. */
  static int length(Object value) {
    return switch (value) {
      case String text -> text.length();
      case CelByteString bytes -> bytes.size();
      default -> 0;
    };
  }

  private static Object member(MapValue map, Object key) {
    Object value = map.get(key);
    if (value == null) {
      throw new EvaluationError();
    }
    return value;
  }

  private static Object element(List<?> list, Object index) {
    if (index instanceof Long i && i >= 0 && i < list.size()) {
      return list.get(i.intValue());
    }
    throw new EvaluationError();
  }

  private static boolean element(Object value, List<?> list, Equality equality) {
    for (int i = 0; i < list.size(); i++) {
      if (equality.equal(list.get(i), value)) {
        return true;
      }
    }
    return false;
  }
}
