package dev.reinstate.audit;

import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Finds an entry by its hash. Hashes have no index, as this is done only for the one entry that
 * does not fit; so it looks at all of them, in bounded steps.
 */
final class HashSearch implements ChainCheck.Trail {
  private static final String STEP =
      """
      select max(seq) as last, max(seq) filter (where hash = $2) as found
      from (select seq, hash from audit.entry where seq > $1 order by seq limit 50000) as step
      """;

  private final Pg pg;
  private final TrailEnd end;

  HashSearch(Pg pg, TrailEnd end) {
    this.pg = pg;
    this.end = end;
  }

  @Override
  public @Nullable Long placeOf(String hash) {
    Long reached = Long.MIN_VALUE;
    while (reached != null) {
      Row step = FreshPlan.query(pg, STEP, Tuple.of(reached, hash)).await().iterator().next();
      if (step.getLong("found") != null) {
        return step.getLong("found");
      }
      reached = step.getLong("last");
    }
    return null;
  }

  @Override
  public boolean isShort() {
    return end.found() < end.expected();
  }
}
