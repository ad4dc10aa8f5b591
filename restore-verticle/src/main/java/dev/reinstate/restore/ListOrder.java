package dev.reinstate.restore;

import dev.reinstate.contracts.SortKey;
import dev.reinstate.restore.ListPosition.AfterDocument;
import dev.reinstate.restore.ListPosition.AfterValues;
import dev.reinstate.restore.ListPosition.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The order of a list: the keys asked for, then {@code created_at} and {@code _id}, so that it is
 * total and a cursor, which holds the keys' values of the last document, says exactly where to go
 * on. A missing field sorts like null, before everything else.
 */
final class ListOrder {
  private record Key(String sql, String type, boolean descending) {}

  private static final List<SortKey> TIES =
      List.of(new SortKey(List.of("created_at"), false), new SortKey(List.of("_id"), false));

  private static final Key NOT_PINNED =
      new Key("coalesce(not c.data -> 'labels' @> '[\"pinned\"]', true)", "boolean", false);

  private final List<Key> keys = new ArrayList<>();

  /**
   * Takes the keys.
   *
   * @param pinnedFirst whether documents with the label {@code pinned} come before all others
   */
  ListOrder(List<SortKey> sort, boolean pinnedFirst, ListArguments arguments) {
    if (pinnedFirst) {
      keys.add(NOT_PINNED);
    }
    sort.forEach(key -> keys.add(key(key, arguments)));
    TIES.forEach(key -> keys.add(key(key, arguments)));
  }

  private static Key key(SortKey key, ListArguments arguments) {
    ListColumn column = ListColumn.of(key.path());
    if (column != null) {
      return new Key(column.sql(), column.type(), key.descending());
    }
    String path = arguments.add(key.path().toArray(String[]::new), "text");
    return new Key("coalesce(c.data #> " + path + ", 'null')", "jsonb", key.descending());
  }

  /** How many values a cursor holds. */
  int size() {
    return keys.size();
  }

  /** For {@code order by} where the documents are found. */
  String clause() {
    return joined((key, name) -> key.sql() + (key.descending() ? " desc" : ""));
  }

  /** The keys as columns, to be sorted by once more where they are numbered. */
  String columns() {
    return joined((key, name) -> key.sql() + " as " + name);
  }

  /** For {@code order by} over {@link #columns}. */
  String columnClause() {
    return joined((key, name) -> name + (key.descending() ? " desc" : ""));
  }

  /** The values of {@link #columns} as one array of texts. */
  String values() {
    return "array[" + joined((key, name) -> name + "::text") + "]";
  }

  private String joined(BiFunction<Key, String, String> part) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> part.apply(keys.get(i), "key_" + i))
        .collect(Collectors.joining(", "));
  }

  /** What comes after a position; always true for the start. */
  String after(ListPosition position, ListArguments arguments) {
    return switch (position) {
      case Start() -> "true";
      case AfterValues(List<String> values) ->
          after(i -> arguments.add(values.get(i), keys.get(i).type()));
      case AfterDocument(long doc) -> {
        String number = arguments.add(Long.toString(doc), "bigint");
        yield after(i -> valueOf(number, keys.get(i)));
      }
    };
  }

  /** The inner d and c stand for that document, not for those of the list. */
  private static String valueOf(String document, Key key) {
    return "(select %s from document d left join content c on c.content = d.content where d.doc = %s)"
        .formatted(key.sql(), document);
  }

  /** Greater in the first key, or equal in it and greater in the second, and so on. */
  private String after(IntFunction<String> values) {
    var alternatives = new StringJoiner(" or ", "(", ")");
    var equal = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      Key key = keys.get(i);
      String value = values.apply(i);
      alternatives.add("(" + equal + key.sql() + (key.descending() ? " < " : " > ") + value + ")");
      equal.append(key.sql()).append(" = ").append(value).append(" and ");
    }
    return alternatives.toString();
  }
}
