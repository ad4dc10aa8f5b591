package dev.reinstate.restore;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.platform.Pg;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents as they are now, many callers' in one statement. Safe for use from any thread.
 */
final class DocumentStore {
  private static final BatchLimits LIMITS =
      new BatchLimits(128, Integer.MAX_VALUE, 4_096, Integer.MAX_VALUE, 2, 128);

  private static final String HEADS =
      """
      with wanted as materialized (
        select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
                      with ordinality as w (space, collection, id, with_content, place)
      )
      select w.place, d.doc, d.head, d.oldest, d.deleted, d.created_at, d.created_by, d.updated_at, d.updated_by,
             case when w.with_content then c.content end as content,
             case when w.with_content and c.size <= $5 then c.data::text end as data
      from wanted w
      join document d on d.space = w.space and d.collection = w.collection and d.id = w.id
      left join content c on c.content = d.content
      """;

  private record Wanted(DocumentKey key, boolean withContent) {}

  private final Pg pg;
  private final ContentStore contents;
  private final Batcher<Wanted, Optional<Row>> batcher;

  DocumentStore(Executor thread, Pg pg, ContentStore contents) {
    this.pg = pg;
    this.contents = contents;
    batcher = new Batcher<>(thread, LIMITS, wanted -> new Object(), wanted -> 1, this::readBatch);
  }

  /** The document with its head's content; null when there never was one. */
  Future<@Nullable StoredDocument> read(DocumentKey key) {
    return batcher
        .submit(new Wanted(key, true))
        .compose(row -> row.isEmpty() ? Future.succeededFuture() : withContent(key, row.get()));
  }

  /** The document without content; null when there never was one. */
  Future<@Nullable StoredDocument> readHead(DocumentKey key) {
    return batcher
        .submit(new Wanted(key, false))
        .map(found -> found.map(row -> StoredDocument.of(key, row, null)).orElse(null));
  }

  private List<Future<Optional<Row>>> readBatch(List<Wanted> batch) {
    List<Promise<Optional<Row>>> rows =
        Stream.generate(Promise::<Optional<Row>>promise).limit(batch.size()).toList();
    pg.query(HEADS, arguments(batch))
        .onFailure(fault -> rows.forEach(row -> row.fail(fault)))
        .onSuccess(found -> hand(found, rows));
    return rows.stream().map(Promise::future).toList();
  }

  private static Tuple arguments(List<Wanted> batch) {
    return Tuple.of(
        texts(batch, DocumentKey::space),
        texts(batch, DocumentKey::collection),
        texts(batch, DocumentKey::id),
        batch.stream().map(Wanted::withContent).toArray(Boolean[]::new),
        CommitStatement.LARGE);
  }

  private static String[] texts(List<Wanted> batch, Function<DocumentKey, String> value) {
    return batch.stream().map(Wanted::key).map(value).toArray(String[]::new);
  }

  private static void hand(RowSet<Row> found, List<Promise<Optional<Row>>> rows) {
    found.forEach(row -> rows.get(row.getInteger("place") - 1).complete(Optional.of(row)));
    rows.forEach(row -> row.tryComplete(Optional.empty()));
  }

  /** A large content is gone when retention has taken it since; then there is a newer head. */
  private Future<@Nullable StoredDocument> withContent(DocumentKey key, Row row) {
    Long content = row.getLong("content");
    String data = row.getString("data");
    if (content == null || data != null) {
      return Future.succeededFuture(StoredDocument.of(key, row, data));
    }
    return contents
        .read(content)
        .compose(
            large ->
                large.isEmpty()
                    ? read(key)
                    : Future.succeededFuture(StoredDocument.of(key, row, large.get())));
  }
}
