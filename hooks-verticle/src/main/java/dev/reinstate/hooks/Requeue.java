package dev.reinstate.hooks;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Makes deliveries due once more. Safe for use from any thread. */
final class Requeue {
  /**
   * Of a replay: how many deliveries are looked at in one transaction. Not more, as each of them is
   * compared with each queue of them.
   */
  private static final int STEP = 200;

  private static final String ENABLE = "delete from hooks.disabled where hook = $1";

  /**
   * The queue first, as everywhere; it may have been removed since. While it is leased, its due
   * time belongs to whoever has the lease, who is told to hurry.
   */
  private static final String LOCK_QUEUE =
      """
      insert into hooks.queue as q (hook, space, collection, document_id, open, due)
      select hook, space, collection, document_id, 0, now() from hooks.delivery where id = $1
      on conflict (hook, space, collection, document_id) do update
        set due = case when q.lease is null then excluded.due else q.due end, hurry = q.lease is not null
      returning queue, hook
      """;

  private static final String RETRY =
      """
      with before as materialized (
        select id, status from hooks.delivery where id = $1 for update
      ),
      again as (
        update hooks.delivery d
        set status = case when before.status = 'delivering' then before.status else 'waiting' end,
            queue = $2, attempts = 0, next_attempt = null, finished_at = null
        from before
        where d.id = before.id
        returning before.status
      )
      update hooks.queue q
      set open = q.open + 1
      from again
      where q.queue = $2 and again.status in ('delivered', 'dead')
      """;

  private static final String NEWEST =
      "select coalesce(max(id), 0) from hooks.delivery where hook = $1";

  /** Only what a delivery was first made for: what has been replayed once is not doubled. */
  private static final String REPLAY =
      """
      with page as materialized (
        select *
        from hooks.delivery
        where hook = $1 and id > $2 and id <= $3
        order by id
        limit $4
      ),
      wanted as materialized (
        select *
        from page
        where not replay
          and status in ('delivered', 'dead')
          and ($5::timestamptz is null or at >= $5)
          and ($6::timestamptz is null or at <= $6)
          and ($7::text is null or operation = $7)
      ),
      queued as (
        insert into hooks.queue as q (hook, space, collection, document_id, open, due)
        select hook, space, collection, document_id, count(*), now()
        from wanted
        group by hook, space, collection, document_id
        order by hook, space, collection, document_id
        on conflict (hook, space, collection, document_id) do update
          set open = q.open + excluded.open, due = case when q.open = 0 then excluded.due else q.due end
        returning queue, hook, space, collection, document_id
      ),
      made as (
        insert into hooks.delivery
          (queue, hook, replay, event, type, at, space, collection, document_id, version, restored_from, before, after,
           operation, context)
        select q.queue, w.hook, true, w.event, w.type, w.at, w.space, w.collection, w.document_id, w.version,
               w.restored_from, w.before, w.after, w.operation, w.context
        from wanted w
        join queued q using (hook, space, collection, document_id)
        order by w.id
        returning id
      )
      select (select count(*) from made) as made, (select max(id) from page) as last
      """;

  private final Pg pg;

  Requeue(Pg pg) {
    this.pg = pg;
  }

  /**
   * Makes one due now, as if it had never been attempted, and enables its hook.
   *
   * @return whether there is one
   */
  Future<Boolean> retry(long id) {
    return pg.transaction(
        transaction ->
            transaction
                .preparedQuery(LOCK_QUEUE)
                .execute(Tuple.of(id))
                .compose(
                    rows ->
                        rows.size() == 0
                            ? Future.succeededFuture(false)
                            : retry(
                                transaction,
                                id,
                                rows.iterator().next().getLong("queue"),
                                rows.iterator().next().getString("hook"))));
  }

  private static Future<Boolean> retry(
      SqlConnection transaction, long id, long queue, String hook) {
    return transaction
        .preparedQuery(RETRY)
        .execute(Tuple.of(id, queue))
        .compose(done -> transaction.preparedQuery(ENABLE).execute(Tuple.of(hook)))
        .map(true);
  }

  /**
   * Makes new deliveries of past events, in bounded steps, and enables the hook. A fault on the way
   * leaves those that have been made.
   *
   * @return how many
   */
  Future<Long> replay(
      String hook, @Nullable Instant from, @Nullable Instant to, @Nullable String operation) {
    return pg.query(ENABLE, Tuple.of(hook))
        .compose(enabled -> pg.query(NEWEST, Tuple.of(hook)))
        .map(rows -> rows.iterator().next().getLong(0))
        .compose(
            newest -> replay(0, Tuple.of(hook, 0L, newest, STEP, time(from), time(to), operation)));
  }

  private Future<Long> replay(long made, Tuple arguments) {
    return pg.query(REPLAY, arguments)
        .map(rows -> rows.iterator().next())
        .compose(
            row -> {
              long sum = made + row.getLong("made");
              Long last = row.getLong("last");
              return last == null
                  ? Future.succeededFuture(sum)
                  : replay(sum, from(last, arguments));
            });
  }

  private static Tuple from(long last, Tuple arguments) {
    Tuple next = Tuple.tuple().addValue(arguments.getValue(0)).addLong(last);
    for (int i = 2; i < arguments.size(); i++) {
      next.addValue(arguments.getValue(i));
    }
    return next;
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
