package dev.reinstate.restore;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Whether somebody is sending bytes to a space. To be asked by whoever has the space for himself:
 * an upload that begins after that is completed when he has gone.
 */
final class UploadsInProgress {
  private static final String FIND =
      """
      select exists (
        select from blob
        where space = $1 and state = 'receiving' and touched_at > clock_timestamp() - interval '60 seconds')
      """;

  private UploadsInProgress() {}

  /** Whether there is one with a sign of life in the last minute. */
  static Future<Boolean> in(SqlConnection transaction, String space) {
    return transaction
        .preparedQuery(FIND)
        .execute(Tuple.of(space))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }
}
