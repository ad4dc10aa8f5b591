package dev.reinstate.restore;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
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
        select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::integer[])
                      with ordinality as w (space, collection, id, with_content, version, place)
      )
      select w.place, d.doc, d.head, d.oldest, d.deleted, d.created_at, d.created_by, d.updated_at, d.updated_by,
             case when w.with_content then c.content end as content,
             case when w.with_content and c.size <= $6 then c.data::text end as data,
             v.version is not null and v.version >= d.oldest as version_found,
             v.content as version_content,
             case when vc.size <= $6 then vc.data::text end as version_data
      from wanted w
      join document d on d.space = w.space and d.collection = w.collection and d.id = w.id
      -- Subqueries of their own, or the planner may look at every version of the document to find the one.
      left join lateral (
        select content from version
        where d.deleted and w.with_content and doc = d.doc and version = d.head - 1
        limit 1
      ) last on true
      left join content c on c.content = coalesce(d.content, last.content)
      left join lateral (
        select version, content from version where doc = d.doc and version = w.version limit 1
      ) v on true
      left join content vc on vc.content = v.content
      """;

  private record Wanted(DocumentKey key, boolean withContent, @Nullable Integer version) {}

  private final Pg pg;
  private final ContentStore contents;
  private final Batcher<Wanted, Optional<Row>> batcher;

  DocumentStore(Batching batching, Pg pg, ContentStore contents) {
    this.pg = pg;
    this.contents = contents;
    batcher =
        batching.batcher(
            "read-documents", LIMITS, wanted -> new Object(), wanted -> 1, this::readBatch);
  }

  /**
   * The document with its head's content, of a deleted one the last; null when there never was one.
   */
  Future<@Nullable StoredDocument> read(DocumentKey key) {
    return batcher
        .submit(new Wanted(key, true, null))
        .compose(row -> row.isEmpty() ? Future.succeededFuture() : withContent(key, row.get()));
  }

  /** The document without content; null when there never was one. */
  Future<@Nullable StoredDocument> readHead(DocumentKey key) {
    return batcher
        .submit(new Wanted(key, false, null))
        .map(found -> found.map(row -> StoredDocument.of(key, row, null)).orElse(null));
  }

  /** The same together with one of its versions. */
  Future<@Nullable RestoreSource> read(DocumentKey key, int version) {
    return batcher
        .submit(new Wanted(key, true, version))
        .compose(row -> row.isEmpty() ? Future.succeededFuture() : withVersion(key, row.get()));
  }

  private Future<@Nullable RestoreSource> withVersion(DocumentKey key, Row row) {
    Long content = row.getLong("version_content");
    String data = row.getString("version_data");
    boolean found = row.getBoolean("version_found");
    Future<Optional<String>> read =
        !found || content == null || data != null
            ? Future.succeededFuture(Optional.ofNullable(data))
            : contents.read(content);
    return withContent(key, row)
        .compose(
            document ->
                document == null
                    ? Future.succeededFuture()
                    : read.map(
                        text ->
                            new RestoreSource(
                                document,
                                found && (content == null || text.isPresent()),
                                text.orElse(null))));
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
        batch.stream().map(Wanted::version).toArray(Integer[]::new),
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
