package dev.reinstate.hooks;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.UUID;

/** Makes leases good for longer. One that has been lost stays lost. */
final class Renewal {
  private static final String SQL =
      """
      with held as materialized (
        select q.queue, set_config('synchronous_commit', 'off', true)
        from hooks.queue q
        join unnest($1::bigint[], $2::uuid[]) as ours (queue, lease) on q.queue = ours.queue and q.lease = ours.lease
        where q.queue = any ($1)
        order by q.hook, q.space, q.collection, q.document_id
        for update of q
      )
      update hooks.queue q
      set due = now() + $3 * interval '1 ms'
      from held
      where q.queue = held.queue and q.queue = any ($1)
      """;

  private final Pg pg;

  Renewal(Pg pg) {
    this.pg = pg;
  }

  /** All of them, from now on. */
  Future<Void> renew(Collection<Lease> leases) {
    return pg.query(
            SQL,
            Tuple.of(
                leases.stream().map(Lease::queue).toArray(Long[]::new),
                leases.stream().map(Lease::token).toArray(UUID[]::new),
                Claims.LEASE.toMillis()))
        .mapEmpty();
  }
}
