package dev.reinstate.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** After which document the list of what a restore of a space would do goes on. */
record PlanPosition(String collection, String id) {
  /** Before the first. */
  static final PlanPosition START = new PlanPosition("", "");

  private static final String LIST = "plan";

  /** The position of a cursor, the first without one; null when the text is no cursor of a plan. */
  static @Nullable PlanPosition read(@Nullable String cursor) {
    if (cursor == null) {
      return START;
    }
    List<String> values = OpaqueCursor.read(LIST, cursor);
    return values == null || values.size() != 2
        ? null
        : new PlanPosition(values.getFirst(), values.getLast());
  }

  String cursor() {
    return OpaqueCursor.write(LIST, List.of(collection, id));
  }
}
