package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of lists, a few at a time, so that many callers asking for large pages cannot fill
 * the heap. Safe for use from any thread.
 */
final class PageStore {
  private static final BatchLimits LIMITS = new BatchLimits(1, 1, 512, 512, 3, 1);
  private static final String OPERATIONS = "select operations from space where space = $1";

  private final Pg pg;
  private final Batcher<ListStatement.Ready, List<Row>> pages;

  PageStore(Batching batching, Pg pg) {
    this.pg = pg;
    pages =
        batching.batcher(
            "read-pages",
            LIMITS,
            page -> new Object(),
            page -> 1,
            batch -> List.of(readOne(batch.getFirst())));
  }

  Future<List<Row>> read(ListStatement.Ready statement) {
    return pages.submit(statement);
  }

  /** How often somebody had the space for himself so far; null when there never was one. */
  Future<@Nullable Long> operations(String space) {
    return pg.query(OPERATIONS, Tuple.of(space))
        .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
  }

  private Future<List<Row>> readOne(ListStatement.Ready statement) {
    return pg.query(statement.sql(), statement.arguments())
        .map(
            found -> {
              var rows = new ArrayList<Row>(found.size());
              found.forEach(rows::add);
              return rows;
            });
  }
}
