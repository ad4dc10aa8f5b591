package dev.reinstate.audit;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Where the trail ends, by all that tells of it, in one snapshot. Entries that are appended later
 * are no matter of a verification that has begun.
 *
 * @param left where the writer left it; null when that was removed
 * @param found the last entry's place; 0 when there is none
 * @param signed the newest head's place; 0 when there is none
 */
record TrailEnd(@Nullable ChainEnd left, long found, long signed) {
  private static final String SQL =
      """
      select (select seq from audit.chain where one) as left_seq,
             (select hash from audit.chain where one) as left_hash,
             (select coalesce(max(seq), 0) from audit.entry) as found,
             (select coalesce(max(seq), 0) from audit.head) as signed
      """;

  static Future<TrailEnd> read(Pg pg) {
    return pg.query(SQL, Tuple.tuple()).map(rows -> of(rows.iterator().next()));
  }

  private static TrailEnd of(Row row) {
    Long seq = row.getLong("left_seq");
    return new TrailEnd(
        seq == null ? null : new ChainEnd(seq, row.getString("left_hash")),
        row.getLong("found"),
        row.getLong("signed"));
  }

  /** The last place that there must be an entry for. */
  long expected() {
    return Math.max(signed, left == null ? 0 : left.seq());
  }
}
