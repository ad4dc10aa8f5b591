package dev.reinstate.restore;

import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.restore.ListPosition.AfterDocument;
import dev.reinstate.restore.ListPosition.AfterValues;
import dev.reinstate.restore.ListPosition.Start;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of documents ended, as an {@link OpaqueCursor}: good only for the same filters and
 * the same order.
 */
final class ListCursor {
  private ListCursor() {}

  static String write(ListDocuments query, ListPosition position) {
    return OpaqueCursor.write(
        list(query),
        switch (position) {
          case Start() -> throw new IllegalArgumentException("the first page needs no cursor");
          case AfterValues(var values) -> values;
          case AfterDocument(long doc) -> List.of(Long.toString(doc));
        });
  }

  /**
   * The position; null when the text is no cursor of this query.
   *
   * @param size how many keys the list is sorted by, 2 or more
   */
  static @Nullable ListPosition read(ListDocuments query, String text, int size) {
    List<String> values = OpaqueCursor.read(list(query), text);
    if (values != null && values.size() == 1) {
      return afterDocument(values.getFirst());
    }
    return values != null && values.size() == size ? new AfterValues(values) : null;
  }

  private static @Nullable ListPosition afterDocument(String doc) {
    try {
      return new AfterDocument(Long.parseLong(doc));
    } catch (NumberFormatException invalid) {
      return null;
    }
  }

  /** As text: the hash code of an enum, and so of a filter, is another one in each process. */
  private static String list(ListDocuments query) {
    return List.of(query.space(), query.collection(), query.filters(), query.sort()).toString();
  }
}
