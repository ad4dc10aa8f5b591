package dev.reinstate.platform.json.diff;

import dev.reinstate.contracts.FieldChange;
import dev.reinstate.platform.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The difference between two contents as the database prints them: what {@link DocumentDiff} says
 * of them, for a fraction of its time. PostgreSQL prints equal values alike, with their keys in one
 * order, so texts tell what is different, and only objects have to be looked into.
 */
public final class StoredDiff {

  private static final Map<String, String> NO_MEMBERS = Map.of();

  private final SortedMap<String, FieldChange> changes = new TreeMap<>();
  private final Deque<String> here = new ArrayDeque<>();

  private StoredDiff() {}

  /**
   * What has to change in {@code from} to get {@code to}, sorted by field.
   *
   * @param from an object as a {@code jsonb} is printed; null: a deletion, which counts as an empty
   *     one
   * @param to likewise
   */
  public static List<FieldChange> between(@Nullable String from, @Nullable String to) {
    var diff = new StoredDiff();
    diff.compareMembers(members(from), members(to));
    return List.copyOf(diff.changes.values());
  }

  private static Map<String, String> members(@Nullable String object) {
    return object == null ? NO_MEMBERS : Json.storedMembers(object);
  }

  private void compareMembers(Map<String, String> from, Map<String, String> to) {
    from.forEach((key, text) -> compare(key, text, to.get(key)));
    to.forEach(
        (key, text) -> {
          if (!from.containsKey(key)) {
            compare(key, null, text);
          }
        });
  }

  private void compare(String key, @Nullable String from, @Nullable String to) {
    if (from != null && from.equals(to)) {
      return;
    }
    here.addLast(key);
    if (from != null && to != null && isObject(from) && isObject(to)) {
      compareMembers(members(from), members(to));
    } else {
      String field = new FieldPath(new ArrayList<>(here)).toString();
      changes.put(field, new FieldChange(field, from, to));
    }
    here.removeLast();
  }

  private static boolean isObject(String text) {
    return text.startsWith("{");
  }
}
