package dev.reinstate.audit;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * Runs a statement by a plan made for it alone, by its arguments and the tables as they are.
 * Connections plan each statement once otherwise, perhaps while the tables were empty; that is
 * right for those with one index to go by, and not for those that look at thousands of rows or
 * leave a choice. Making a plan takes about a millisecond.
 */
final class FreshPlan {
  private static final String FRESH =
      "select set_config('plan_cache_mode', 'force_custom_plan', true)";

  private FreshPlan() {}

  static Future<RowSet<Row>> query(Pg pg, String sql, Tuple arguments) {
    return pg.transaction(
        connection ->
            connection
                .query(FRESH)
                .execute()
                .compose(set -> connection.preparedQuery(sql).execute(arguments)));
  }
}
