package dev.reinstate.restore;

import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Filter;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the statement of a list together. */
final class ListStatement {
  /** A page ends with the document whose content brings it to this size, or before. */
  static final int PAGE_BYTES = 8 << 20;

  /** What came of it. */
  sealed interface Built {}

  /** Ready to run. */
  record Ready(String sql, Tuple arguments) implements Built {}

  /** The query makes no sense. */
  record Invalid(InvalidRequest refusal) implements Built {}

  private ListStatement() {}

  /**
   * Puts it together.
   *
   * @param position where to go on; null for where the query's cursor says
   * @param limit the most documents to find
   */
  static Built of(
      ListDocuments query, Admitted admitted, @Nullable ListPosition position, int limit) {
    var arguments = new ListArguments();
    var order = new ListOrder(query.sort(), pinnedFirst(query, admitted), arguments);
    try {
      String conditions = conditions(query, arguments);
      ListPosition from = position == null ? begin(query, order) : position;
      if (from == null) {
        return new Invalid(new InvalidRequest("Invalid cursor"));
      }
      conditions += " and " + order.after(from, arguments);
      conditions += " and " + ListPermission.condition(admitted, arguments);
      return new Ready(
          sql(
              order,
              conditions,
              arguments.add(String.valueOf(limit), "integer"),
              arguments.add(query.space(), "text")),
          arguments.tuple());
    } catch (ListFilter.Invalid invalid) {
      return new Invalid(new InvalidRequest(invalid.reason()));
    }
  }

  private static @Nullable ListPosition begin(ListDocuments query, ListOrder order) {
    return query.cursor() == null
        ? new ListPosition.Start()
        : ListCursor.read(query, query.cursor(), order.size());
  }

  private static String conditions(ListDocuments query, ListArguments arguments)
      throws ListFilter.Invalid {
    var conditions = new StringBuilder("not d.deleted");
    conditions.append(" and ").append(where(query, arguments));
    for (Filter filter : query.filters()) {
      conditions.append(" and ").append(ListFilter.condition(filter, arguments));
    }
    return conditions.toString();
  }

  /** The spaces themselves live in many spaces, and have an index of their own. */
  private static String where(ListDocuments query, ListArguments arguments) {
    String bound = query.context().actor().space();
    if (query.collection().equals(DocumentKey.SPACES)) {
      return "d.collection = 'spaces'"
          + (bound == null ? "" : " and d.id = " + arguments.add(bound, "text"));
    }
    return "d.space = "
        + arguments.add(query.space(), "text")
        + " and d.collection = "
        + arguments.add(query.collection(), "text");
  }

  /** The usual order of workbooks tells which are pinned: only to whom it may. */
  private static boolean pinnedFirst(ListDocuments query, Admitted admitted) {
    return query.sort().isEmpty()
        && query.collection().equals(Component.WORKBOOKS.collection())
        && admitted.reader().alwaysShows(List.of("labels"));
  }

  /**
   * Finds and sorts without the contents, which come only for the rows of the page. Every row says
   * how often somebody had the space for himself so far.
   */
  private static String sql(ListOrder order, String conditions, String limit, String space) {
    return """
    select d.id, d.doc, d.head, d.oldest, d.deleted, d.created_at, d.created_by, d.updated_at, d.updated_by,
           page.keys, page.rows, c.data::text as data,
           (select operations from space where space = %s) as operations
    from (
      select found.doc, found.content, %s as keys, count(*) over () as rows,
             row_number() over (order by %s) as place,
             sum(found.size) over (order by %s) - found.size as bytes_before
      from (
        select d.doc, c.content, c.size, %s
        from document d
        join content c on c.content = d.content
        where %s
        order by %s
        limit %s
      ) found
    ) page
    join document d on d.doc = page.doc
    join content c on c.content = page.content
    where page.bytes_before < %d
    order by page.place
    """
        .formatted(
            space,
            order.values(),
            order.columnClause(),
            order.columnClause(),
            order.columns(),
            conditions,
            order.clause(),
            limit,
            PAGE_BYTES);
  }
}
