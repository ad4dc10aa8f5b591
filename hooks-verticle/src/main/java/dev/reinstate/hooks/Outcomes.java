package dev.reinstate.hooks;

import dev.reinstate.contracts.DeliveryStatus;
import dev.reinstate.hooks.Outcome.Fate;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes what became of deliveries and gives their queues back. Nothing is written for one whose
 * lease is no longer ours: it is somebody else's now.
 */
final class Outcomes {
  /**
   * Queues are locked first, in the order of their key. Whether somebody asked for a retry
   * meanwhile is read under that lock.
   */
  private static final String SQL =
      """
      with outcome as materialized (
        select *
        from unnest($1::bigint[], $2::bigint[], $3::uuid[], $4::text[], $5::bigint[], $6::integer[], $7::text[],
                    $8::text[], $9::text[])
             as o (id, queue, lease, fate, pause, http, reason, hook, fingerprint)
      ),
      held as materialized (
        select q.queue, q.hurry, set_config('synchronous_commit', 'off', true)
        from hooks.queue q
        join outcome o on q.queue = o.queue and q.lease = o.lease
        where q.queue = any ($2)
        order by q.hook, q.space, q.collection, q.document_id
        for update of q
      ),
      decided as materialized (
        select o.*,
               case
                 when o.fate = 'delivered' or (o.fate = 'dead' and not held.hurry) then o.fate
                 else 'waiting'
               end as status,
               now() + case when held.hurry then 0 else o.pause end * interval '1 ms' as due
        from held
        join outcome o on o.queue = held.queue
      ),
      written as (
        update hooks.delivery d
        set status = decided.status,
            attempts = greatest(d.attempts - case when decided.fate = 'released' then 1 else 0 end, 0),
            next_attempt = case when decided.status = 'waiting' and decided.fate = 'waiting' then decided.due end,
            finished_at = case when decided.status <> 'waiting' then clock_timestamp() end,
            last_status = case when decided.fate = 'released' then d.last_status else decided.http end,
            last_error = case when decided.fate = 'released' then d.last_error else decided.reason end
        from decided
        where d.id = decided.id and d.id = any ($1) and d.queue = any ($2) and d.status = 'delivering'
      ),
      switched_off as (
        insert into hooks.disabled as before (hook, fingerprint, at)
        select hook, fingerprint, now() from decided where fate = 'disabled' group by hook, fingerprint
        on conflict (hook) do update
          set fingerprint = excluded.fingerprint, at = excluded.at
          where before.fingerprint <> excluded.fingerprint
      )
      update hooks.queue q
      set lease = null,
          hurry = false,
          due = decided.due,
          open = q.open - case when decided.status = 'waiting' then 0 else 1 end
      from decided
      where q.queue = decided.queue and q.queue = any ($2)
      returning q.queue, decided.status
      """;

  private final Pg pg;

  Outcomes(Pg pg) {
    this.pg = pg;
  }

  /**
   * Writes them in one statement.
   *
   * @param outcomes no two of one queue
   * @return the status of the deliveries now, by queue; not of those whose lease was lost
   */
  Future<Map<Long, DeliveryStatus>> write(List<Outcome> outcomes) {
    Tuple arguments =
        Tuple.tuple()
            .addValue(column(outcomes, Long[]::new, o -> o.delivery().id()))
            .addValue(column(outcomes, Long[]::new, o -> o.delivery().lease().queue()))
            .addValue(column(outcomes, UUID[]::new, o -> o.delivery().lease().token()))
            .addValue(column(outcomes, String[]::new, o -> word(o.fate())))
            .addValue(column(outcomes, Long[]::new, o -> pause(o.fate())))
            .addValue(column(outcomes, Integer[]::new, o -> status(o.fate())))
            .addValue(column(outcomes, String[]::new, o -> reason(o.fate())))
            .addValue(column(outcomes, String[]::new, o -> o.delivery().hook()))
            .addValue(column(outcomes, String[]::new, Outcome::fingerprint));
    return pg.query(SQL, arguments).map(Outcomes::statuses);
  }

  private static Map<Long, DeliveryStatus> statuses(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .collect(
            Collectors.toMap(
                row -> row.getLong(0), row -> DeliveryStatus.ofWord(row.getString(1))));
  }

  private static String word(Fate fate) {
    return switch (fate) {
      case Fate.Delivered delivered -> "delivered";
      case Fate.Waiting waiting -> "waiting";
      case Fate.Dead dead -> "dead";
      case Fate.Disabled disabled -> "disabled";
      case Fate.Released released -> "released";
    };
  }

  private static long pause(Fate fate) {
    return fate instanceof Fate.Waiting waiting ? waiting.pause().toMillis() : 0;
  }

  private static @Nullable Integer status(Fate fate) {
    return switch (fate) {
      case Fate.Delivered delivered -> delivered.status();
      case Fate.Waiting waiting -> waiting.status();
      case Fate.Dead dead -> dead.status();
      case Fate.Disabled disabled -> HttpSender.GONE;
      case Fate.Released released -> null;
    };
  }

  private static @Nullable String reason(Fate fate) {
    return switch (fate) {
      case Fate.Delivered delivered -> null;
      case Fate.Waiting waiting -> waiting.reason();
      case Fate.Dead dead -> dead.reason();
      case Fate.Disabled disabled -> "its receiver wants no more";
      case Fate.Released released -> null;
    };
  }

  private static <T> @Nullable T[] column(
      List<Outcome> outcomes,
      IntFunction<@Nullable T[]> array,
      Function<Outcome, @Nullable T> value) {
    return outcomes.stream().map(value).toArray(array);
  }
}
