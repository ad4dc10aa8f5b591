package dev.reinstate.platform.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map that the expression made. */
final class LiteralMap implements MapValue {

  private final Map<Object, Object> entries;

  private LiteralMap(Map<Object, Object> entries) {
    this.entries = entries;
  }

  /**
   * @throws EvaluationError if a key is there twice or can be none
   */
  static MapValue of(List<Object> keys, List<Object> values) {
    Map<Object, Object> entries = LinkedHashMap.newLinkedHashMap(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      Object key = MapKeys.of(keys.get(i));
      boolean valid = key instanceof String || key instanceof Long || key instanceof Boolean;
      if (!valid || entries.put(key, values.get(i)) != null) {
        throw new EvaluationError();
      }
    }
    return new LiteralMap(entries);
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public @Nullable Object get(Object key) {
    return entries.get(MapKeys.of(key));
  }

  @Override
  public boolean contains(Object key) {
    return entries.containsKey(MapKeys.of(key));
  }

  @Override
  public List<Object> keys() {
    return Collections.unmodifiableList(new ArrayList<>(entries.keySet()));
  }
}
