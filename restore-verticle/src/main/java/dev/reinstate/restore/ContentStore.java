package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * Reads large contents, a few at a time, so that many callers asking for large documents cannot
 * fill the heap. Safe for use from any thread.
 */
final class ContentStore {
  private static final BatchLimits LIMITS = new BatchLimits(1, 1, 512, 512, 4, 1);
  private static final String READ = "select data::text from content where content = $1";

  private final Pg pg;
  private final Batcher<Long, Optional<String>> reads;

  ContentStore(Batching batching, Pg pg) {
    this.pg = pg;
    reads =
        batching.batcher(
            "read-contents",
            LIMITS,
            content -> new Object(),
            content -> 1,
            batch -> List.of(readOne(batch.getFirst())));
  }

  /** The content as JSON text; empty when retention has taken it. */
  Future<Optional<String>> read(long content) {
    return reads.submit(content);
  }

  private Future<Optional<String>> readOne(long content) {
    return pg.query(READ, Tuple.of(content))
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(data(rows)));
  }

  private static String data(RowSet<Row> rows) {
    return rows.iterator().next().getString(0);
  }
}
