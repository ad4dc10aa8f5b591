package dev.reinstate.platform.expression;

import java.util.ArrayList;
import java.util.Collection;

/** The list that {@code map} and {@code filter} fill; nothing but the macro itself ever sees it. */
final class GrowingList extends ArrayList<Object> {

  private static final long serialVersionUID = 1L;

  GrowingList(Collection<?> initial) {
    super(initial);
  }
}
