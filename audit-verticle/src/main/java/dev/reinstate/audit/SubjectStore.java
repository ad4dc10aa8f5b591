package dev.reinstate.audit;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.policy.Subject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reads the current states of documents, as conditions see them: of a deleted one what it was last.
 * Blocks: for virtual threads.
 */
final class SubjectStore {
  private static final int BYTES_AT_ONCE = 8 << 20;

  private static final String SQL =
      """
      with wanted as materialized (
        select *
        from unnest($1::text[], $2::text[], $3::text[]) with ordinality as w (space, collection, id, place)
      ),
      found as materialized (
        select w.place, d.*, coalesce(d.content, last.content) as shown
        from wanted w
        cross join lateral (
          select * from document where space = w.space and collection = w.collection and id = w.id offset 0
        ) d
        left join lateral (
          select content from version where d.deleted and doc = d.doc and version = d.head - 1 limit 1
        ) last on true
      ),
      sized as (
        select f.*,
               row_number() over in_order as nth,
               sum(coalesce((select size from content where content = f.shown), 0)) over in_order as bytes
        from found f
        window in_order as (order by f.place)
      )
      select s.place, s.head, s.created_at, s.created_by, s.updated_at, s.updated_by,
             (select data::text from content where content = s.shown) as data,
             (select count(*) from found) as found
      from sized s
      where s.bytes <= $4 or s.nth = 1
      order by s.place
      """;

  private final Pg pg;

  SubjectStore(Pg pg) {
    this.pg = pg;
  }

  /**
   * Hands over the state of each of the documents that exist, a bounded number of bytes at once.
   */
  void read(List<DocumentKey> documents, BiConsumer<DocumentKey, Subject> use) {
    List<DocumentKey> rest = documents;
    while (!rest.isEmpty()) {
      RowSet<Row> rows = pg.query(SQL, arguments(rest)).await();
      int reached = rest.size();
      for (Row row : rows) {
        int place = row.getInteger("place");
        DocumentKey key = rest.get(place - 1);
        use.accept(key, subject(key, row));
        reached = row.getLong("found") > rows.size() ? place : rest.size();
      }
      rest = rest.subList(reached, rest.size());
    }
  }

  private static Tuple arguments(List<DocumentKey> documents) {
    return Tuple.of(
        texts(documents, DocumentKey::space),
        texts(documents, DocumentKey::collection),
        texts(documents, DocumentKey::id),
        BYTES_AT_ONCE);
  }

  private static String[] texts(List<DocumentKey> documents, Function<DocumentKey, String> value) {
    return documents.stream().map(value).toArray(String[]::new);
  }

  /** Retention may have taken the last state of a deleted document. */
  private static Subject subject(DocumentKey key, Row row) {
    String data = row.getString("data");
    return Subject.of(
        new Document(
            key.id(),
            row.getInteger("head"),
            row.getOffsetDateTime("created_at").toInstant(),
            row.getString("created_by"),
            row.getOffsetDateTime("updated_at").toInstant(),
            row.getString("updated_by"),
            data == null ? "{}" : data));
  }
}
