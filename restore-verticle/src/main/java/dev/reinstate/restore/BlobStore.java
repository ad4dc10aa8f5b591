package dev.reinstate.restore;

import dev.reinstate.contracts.AppendChunk;
import dev.reinstate.contracts.Chunk;
import dev.reinstate.contracts.ReadChunk;
import dev.reinstate.contracts.UploadedFile;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of files. Chunks come and go a few at a time, so that neither the heap nor the
 * connections fill with them. Safe for use from any thread.
 */
final class BlobStore {
  /** Bytes that are kept. */
  record Stored(long blob, long size) {}

  private static final BatchLimits CHUNKS =
      new BatchLimits(1, Chunk.SIZE, 256, 64L * Chunk.SIZE, 2, 1);

  private static final String BEGIN =
      "insert into blob (state, space) values ('receiving', $1) returning blob";

  private static final String APPEND =
      """
      with touched as (
        update blob set touched_at = clock_timestamp()
        where blob = $1 and state = 'receiving' and touched_at < clock_timestamp() - interval '5 seconds'
      )
      insert into chunk (blob, place, data)
      select blob, $2, $3 from blob where blob = $1 and state = 'receiving'
      """;

  private static final String TOUCH =
      "update blob set touched_at = clock_timestamp() where blob = $1 and state = 'receiving'";

  /** Bytes that are kept already are not kept again. */
  private static final String COMPLETE =
      """
      update blob
      set state = case
                    when exists (select from blob same where same.sha256 = $3 and same.state = 'complete') then 'dropped'
                    else 'complete'
                  end,
          size = $2,
          sha256 = $3
      where blob = $1
        and state = 'receiving'
        and ($2, $4::bigint) = (
          select coalesce(sum(octet_length(data)), 0), count(*) from chunk where chunk.blob = $1 and place between 0 and $4 - 1)
      """;

  private static final String DROP =
      "update blob set state = 'dropped' where blob = $1 and state = 'receiving'";

  private static final String FIND =
      "select blob, size from blob where sha256 = $1 and state = 'complete'";

  private static final String READ = "select data from chunk where blob = $1 and place = $2";

  private final Pg pg;
  private final Batcher<AppendChunk, Boolean> appends;
  private final Batcher<ReadChunk, Chunk> reads;

  BlobStore(Batching batching, Pg pg) {
    this.pg = pg;
    appends =
        batching.batcher(
            "append-chunks",
            CHUNKS,
            chunk -> new Object(),
            append -> append.chunk().data().length,
            batch -> List.of(appendOne(batch.getFirst())));
    reads =
        batching.batcher(
            "read-chunks",
            CHUNKS,
            chunk -> new Object(),
            read -> Chunk.SIZE,
            batch -> List.of(readOne(batch.getFirst())));
  }

  /** Makes room for an upload; completes with its number. */
  Future<Long> begin(String space) {
    return pg.query(BEGIN, Tuple.of(space)).map(rows -> rows.iterator().next().getLong(0));
  }

  /** Stores a chunk; false when its upload has been given up. */
  Future<Boolean> append(AppendChunk chunk) {
    return appends.submit(chunk);
  }

  /** Shows that somebody is still working on an upload; false when it has been given up. */
  Future<Boolean> touch(long upload) {
    return pg.query(TOUCH, Tuple.of(upload)).map(BlobStore::changedOne);
  }

  /**
   * Keeps the bytes of an upload, in the transaction that commits the version that names them.
   *
   * @return false when it has been given up, or there are other bytes in it
   */
  Future<Boolean> complete(SqlConnection transaction, long upload, UploadedFile file) {
    long chunks = (file.size() + Chunk.SIZE - 1) / Chunk.SIZE;
    return transaction
        .preparedQuery(COMPLETE)
        .execute(Tuple.of(upload, file.size(), hash(file.sha256()), chunks))
        .map(BlobStore::changedOne);
  }

  /** Gives an upload up; one that is complete stays. */
  Future<Void> drop(long upload) {
    return pg.query(DROP, Tuple.of(upload)).mapEmpty();
  }

  /** The bytes with this hash, in hexadecimal digits; null when there are none. */
  Future<@Nullable Stored> find(String sha256) {
    return pg.query(FIND, Tuple.of(hash(sha256)))
        .map(
            rows -> {
              for (Row row : rows) {
                return new Stored(row.getLong("blob"), row.getLong("size"));
              }
              return null;
            });
  }

  /** Some of them; fails when there are none at this place. */
  Future<Chunk> read(ReadChunk chunk) {
    return reads.submit(chunk);
  }

  private Future<Boolean> appendOne(AppendChunk append) {
    var arguments = Tuple.of(append.upload(), append.place(), Buffer.buffer(append.chunk().data()));
    return pg.query(APPEND, arguments).map(BlobStore::changedOne);
  }

  private Future<Chunk> readOne(ReadChunk read) {
    return pg.query(READ, Tuple.of(read.bytes(), read.place()))
        .map(rows -> new Chunk(rows.iterator().next().getBuffer(0).getBytes()));
  }

  private static boolean changedOne(RowSet<Row> changed) {
    return changed.rowCount() == 1;
  }

  private static Buffer hash(String sha256) {
    return Buffer.buffer(HexFormat.of().parseHex(sha256));
  }
}
