package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the documents of a collection that the caller may read.
 *
 * @param context where the command comes from
 * @param space the space to look in
 * @param collection the collection to list
 * @param filters all must hold
 * @param sort first key first; may be empty
 * @param fields the fields to return, as paths; empty for whole documents
 * @param limit of the page, 1 to 1,000
 * @param cursor from the page before; null for the first page
 */
public record ListDocuments(
    RequestContext context,
    String space,
    String collection,
    List<Filter> filters,
    List<SortKey> sort,
    List<List<String>> fields,
    int limit,
    @Nullable String cursor)
    implements FromRequest {
  /** Keeps its own copies. */
  public ListDocuments {
    filters = List.copyOf(filters);
    sort = List.copyOf(sort);
    fields = List.copyOf(fields);
  }
}
