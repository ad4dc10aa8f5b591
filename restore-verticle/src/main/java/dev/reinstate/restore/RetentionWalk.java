package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Walks over all documents, a bounded number a step, round and round, and finds those with more
 * history than is kept.
 */
final class RetentionWalk {
  private static final int STEP = 2_000;

  private static final String NEXT =
      """
      select d.doc, d.collection, d.head - d.oldest + 1 as versions,
             (select v.updated_at from version v where v.doc = d.doc and v.version = d.oldest + 1) as superseded_at
      from document d
      where d.doc > $1
      order by d.doc
      limit $2
      """;

  private final Pg pg;
  private final RetentionLimits limits;
  private long reached;

  RetentionWalk(Pg pg, RetentionLimits limits) {
    this.pg = pg;
    this.limits = limits;
  }

  /** Goes one step: numbers of documents to prune, by collection. */
  Map<String, Set<Long>> next() {
    RowSet<Row> rows = pg.query(NEXT, Tuple.of(reached, STEP)).await();
    var found = new HashMap<String, Set<Long>>();
    long last = reached;
    for (Row row : rows) {
      last = row.getLong("doc");
      if (tooMuch(row)) {
        found.computeIfAbsent(row.getString("collection"), name -> new HashSet<>()).add(last);
      }
    }
    reached = rows.size() < STEP ? 0 : last;
    return found;
  }

  private boolean tooMuch(Row row) {
    String collection = row.getString("collection");
    var superseded = row.getOffsetDateTime("superseded_at");
    Instant supersededAt = superseded == null ? Instant.MAX : superseded.toInstant();
    return row.getInteger("versions") > limits.maxVersions(collection)
        || supersededAt.isBefore(limits.cutoff(collection));
  }
}
