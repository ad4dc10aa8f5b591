package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;

/** How far back retention still knows all of a space. */
final class Horizon {
  private static final String EARLIEST =
      "select max(earliest) from horizon where space = $1 and collection = any ($2::text[])";

  private final Pg pg;

  Horizon(Pg pg) {
    this.pg = pg;
  }

  /**
   * The earliest moment at which nothing is missing; {@link Instant#MIN} when nothing has gone.
   *
   * @param collections that count
   */
  Future<Instant> earliest(String space, Collection<String> collections) {
    return pg.query(EARLIEST, Tuple.of(space).addValue(collections.toArray(String[]::new)))
        .map(rows -> rows.iterator().next().getOffsetDateTime(0))
        .map(earliest -> earliest == null ? Instant.MIN : earliest.toInstant());
  }
}
