package dev.reinstate.hooks;

import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Takes deliveries that are due. What is taken belongs to whoever took it until his lease ends or
 * he finishes it; who dies holding one loses it when it ends, and the delivery is attempted again
 * by somebody else.
 */
final class Claims {
  /** For how long a claim is good without being renewed. */
  static final Duration LEASE = Duration.ofSeconds(15);

  /**
   * Passes over queues that somebody else is working on. Neither this nor what comes of it has to
   * survive the database's death: what is not known to have been delivered is delivered again. Rows
   * are named by an array of their keys, here as elsewhere: a plan made while the table was small
   * would else join with all of it.
   */
  private static final String LEASE_QUEUES =
      """
      with due as materialized (
        select q.queue, q.taken_over
        from unnest($1::text[], $2::text[], $3::integer[]) as free (hook, fingerprint, slots)
        cross join lateral (
          select queue, lease is not null as taken_over
          from hooks.queue
          where hook = free.hook
            and open > 0
            and due <= now()
            and not exists (
              select from hooks.disabled d where d.hook = free.hook and d.fingerprint = free.fingerprint)
          order by due
          limit free.slots
          for update skip locked) q
        limit $4
      ),
      leased as (
        update hooks.queue q
        set lease = $5, due = now() + $6 * interval '1 ms', hurry = false
        where q.queue = any (array(select queue from due))
        returning q.queue, q.hook, set_config('synchronous_commit', 'off', true)
      )
      select leased.queue, leased.hook, due.taken_over
      from leased
      join due on due.queue = leased.queue
      """;

  /**
   * A statement of its own, after the queues are ours: in the snapshot of the one that took them,
   * the first delivery could still be one that has been finished, or not be there yet. Only one
   * index has the order that is asked for; by id alone, a plan made while the table was small could
   * look for the first of a queue among those of all.
   */
  private static final String TAKE_FIRST =
      """
      with first as materialized (
        select f.id
        from unnest($1::bigint[]) as ours (queue)
        cross join lateral (
          select queue, id
          from hooks.delivery
          where (queue, id) >= (ours.queue, 0) and status in ('waiting', 'delivering')
          order by queue, id
          limit 1) f
        where f.queue = ours.queue
      ),
      taken as (
        update hooks.delivery d
        set status = 'delivering', attempts = d.attempts + 1, next_attempt = null
        where d.id = any (array(select id from first))
        returning d.*
      )
      select t.event, t.type, t.at, t.space, t.collection, t.document_id, t.version, t.restored_from, t.context::text,
             t.before, encode(b.sha256, 'hex'), b.data::text,
             t.after, encode(a.sha256, 'hex'), a.data::text,
             t.id, t.queue, t.hook, t.attempts
      from taken t
      left join lateral (select sha256, data from content where content = t.before limit 1) b on true
      left join lateral (select sha256, data from content where content = t.after limit 1) a on true
      """;

  private final Pg pg;
  private final DeliveryMetrics metrics;

  Claims(Pg pg, DeliveryMetrics metrics) {
    this.pg = pg;
    this.metrics = metrics;
  }

  /**
   * Takes some.
   *
   * @param free for which hooks, and at most how many of each; hooks that come first come first
   * @param limit at most how many in all
   */
  Future<List<ClaimedDelivery>> take(List<FreeSlots> free, int limit) {
    UUID token = UUID.randomUUID();
    Tuple arguments =
        Tuple.of(
            free.stream().map(FreeSlots::hook).toArray(String[]::new),
            free.stream().map(FreeSlots::fingerprint).toArray(String[]::new),
            free.stream().map(FreeSlots::slots).toArray(Integer[]::new),
            limit,
            token,
            LEASE.toMillis());
    return pg.transaction(
        transaction ->
            transaction
                .preparedQuery(LEASE_QUEUES)
                .execute(arguments)
                .map(this::leased)
                .compose(queues -> takeFirst(transaction, queues, token)));
  }

  private Long[] leased(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .peek(this::count)
        .map(row -> row.getLong(0))
        .toArray(Long[]::new);
  }

  private void count(Row row) {
    if (row.getBoolean("taken_over")) {
      metrics.leaseTakenOver(row.getString("hook"));
    }
  }

  private static Future<List<ClaimedDelivery>> takeFirst(
      SqlConnection transaction, Long[] queues, UUID token) {
    if (queues.length == 0) {
      return Future.succeededFuture(List.of());
    }
    return transaction
        .preparedQuery(TAKE_FIRST)
        .execute(Tuple.tuple().addValue(queues))
        .map(
            rows -> {
              var taken = new ArrayList<ClaimedDelivery>(rows.size());
              rows.forEach(row -> taken.add(delivery(row, token)));
              return taken;
            });
  }

  private static ClaimedDelivery delivery(Row row, UUID token) {
    return new ClaimedDelivery(
        row.getLong("id"),
        new Lease(row.getLong("queue"), token),
        row.getString("hook"),
        row.getInteger("attempts"),
        EventRow.read(row));
  }
}
