package dev.reinstate.hooks;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the database knows of hooks. Safe for use from any thread. */
final class HookStates {
  private static final String DISABLED = "select hook, fingerprint, at from hooks.disabled";

  private static final String OPEN =
      """
      select hook, sum(open)::bigint
      from (select hook, open from hooks.queue where open > 0 limit 100000) as q
      group by hook
      """;

  private static final String DEAD =
      """
      select hook, count(*)
      from (select hook from hooks.delivery where status = 'dead' order by id desc limit 100000) as d
      group by hook
      """;

  /**
   * A hook as it was configured when its receiver disabled it.
   *
   * @param at when
   */
  record Disabled(String fingerprint, Instant at) {}

  private final Pg pg;

  HookStates(Pg pg) {
    this.pg = pg;
  }

  /** Those that are disabled, by name. */
  Future<Map<String, Disabled>> disabled() {
    return pg.query(DISABLED, Tuple.tuple())
        .map(
            rows -> {
              var disabled = new HashMap<String, Disabled>();
              rows.forEach(
                  row ->
                      disabled.put(
                          row.getString(0),
                          new Disabled(row.getString(1), row.getOffsetDateTime(2).toInstant())));
              return disabled;
            });
  }

  /** How many deliveries are waiting or delivering, by hook. */
  Future<Map<String, Long>> open() {
    return counts(OPEN);
  }

  /** How many deliveries are dead, by hook. */
  Future<Map<String, Long>> dead() {
    return counts(DEAD);
  }

  private Future<Map<String, Long>> counts(String sql) {
    return pg.query(sql, Tuple.tuple())
        .map(
            rows -> {
              var counts = new HashMap<String, Long>();
              rows.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
              return counts;
            });
  }
}
