package dev.reinstate.restore;

import dev.reinstate.contracts.Filter;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import io.vertx.sqlclient.Tuple;
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
    var order = new ListOrder(query.sort(), arguments);
    try {
      String conditions = conditions(query, arguments);
      ListPosition from = position == null ? begin(query, order) : position;
      if (from == null) {
        return new Invalid(new InvalidRequest("Invalid cursor"));
      }
      conditions += " and " + order.after(from, arguments);
      conditions += " and " + ListPermission.condition(admitted, arguments);
      return new Ready(
          sql(order, conditions, arguments.add(String.valueOf(limit), "integer")),
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
    conditions.append(" and d.space = ").append(arguments.add(query.space(), "text"));
    conditions.append(" and d.collection = ").append(arguments.add(query.collection(), "text"));
    for (Filter filter : query.filters()) {
      conditions.append(" and ").append(ListFilter.condition(filter, arguments));
    }
    return conditions.toString();
  }

  /** Finds and sorts without the contents, which come only for the rows of the page. */
  private static String sql(ListOrder order, String conditions, String limit) {
    return """
    select d.id, d.doc, d.head, d.oldest, d.deleted, d.created_at, d.created_by, d.updated_at, d.updated_by,
           page.keys, page.rows, c.data::text as data
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
