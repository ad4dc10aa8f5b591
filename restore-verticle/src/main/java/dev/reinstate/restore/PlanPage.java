package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the documents of a plan, with their contents, sorted by collection and id.
 *
 * @param more whether others follow
 */
record PlanPage(List<PlannedDocument> documents, boolean more) {
  /** Finds and sorts without the contents, which come only for the rows of the page. */
  private static final String READ =
      """
      select page.collection, page.id, page.action, page.target, page.found,
             d.doc, d.head, d.oldest, d.deleted, d.created_at, d.created_by, d.updated_at, d.updated_by,
             now.data::text as data, wanted.data::text as wanted
      from (
        select sized.*, count(*) over () as found,
               sum(bytes) over (order by collection, id) - bytes as bytes_before
        from (
          select p.collection, p.id, p.doc, p.action, case when p.action <> 'delete' then p.target end as target, p.content,
                 coalesce(p.head_content, last.content) as now, coalesce(now.size, 0) + coalesce(wanted.size, 0) as bytes
          from (
            select *
            from restore_plan
            where action is not null and (collection, id) > ($1::text, $2::text)
            order by collection, id
            limit $3::integer
          ) p
          left join lateral (
            select content from version where p.head_content is null and doc = p.doc and version = p.head - 1 limit 1
          ) last on true
          left join content now on now.content = coalesce(p.head_content, last.content)
          left join content wanted on wanted.content = p.content
        ) sized
      ) page
      join document d on d.doc = page.doc
      left join content now on now.content = page.now
      left join content wanted on wanted.content = page.content
      where page.bytes_before < $4::integer
      order by page.collection, page.id
      """;

  /** Keeps its own copy. */
  PlanPage {
    documents = List.copyOf(documents);
  }

  /**
   * Reads one out of the table of this transaction.
   *
   * @param limit the most documents; fewer when their contents get large
   */
  static Future<PlanPage> read(
      SqlConnection transaction, String space, PlanPosition after, int limit) {
    return transaction
        .preparedQuery(READ)
        .execute(Tuple.of(after.collection(), after.id(), limit + 1, ListStatement.PAGE_BYTES))
        .map(rows -> of(rows, space, limit));
  }

  /** Where the next page begins; null when this is the last. */
  @Nullable String cursor() {
    if (!more || documents.isEmpty()) {
      return null;
    }
    DocumentKey last = documents.getLast().document().key();
    return new PlanPosition(last.collection(), last.id()).cursor();
  }

  private static PlanPage of(RowSet<Row> rows, String space, int limit) {
    var documents = new ArrayList<PlannedDocument>();
    long found = 0;
    for (Row row : rows) {
      found = row.getLong("found");
      if (documents.size() < limit) {
        documents.add(document(row, space));
      }
    }
    return new PlanPage(documents, found > documents.size());
  }

  private static PlannedDocument document(Row row, String space) {
    var key = new DocumentKey(space, row.getString("collection"), row.getString("id"));
    return new PlannedDocument(
        Action.ofWord(row.getString("action")),
        StoredDocument.of(key, row, row.getString("data")),
        row.getInteger("target"),
        row.getString("wanted"));
  }
}
