package dev.reinstate.platform.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map of CEL. Keys are strings, integers or booleans; numbers as {@link MapKeys} has them. */
interface MapValue {

  int size();

  /** The value, or null if there is no such key. */
  @Nullable Object get(Object key);

  /** Unlike {@link #get} does not look at the value. */
  boolean contains(Object key);

  /** All keys, in order. */
  List<Object> keys();
}
