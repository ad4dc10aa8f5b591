package dev.reinstate.hooks;

import dev.reinstate.platform.Faults;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.settings.PostHook;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes deliveries that were finished more than seven days ago, those that have waited as long
 * for a hook that is disabled or no longer configured, and queues with nothing in them; in bounded
 * steps.
 */
final class DeliverySweep {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverySweep.class);
  static final Duration KEPT = Duration.ofDays(7);
  private static final int STEP = 1_000;

  private static final String FINISHED =
      """
      with gone as (
        delete from hooks.delivery
        where id = any (array(
          select id
          from hooks.delivery
          where finished_at < now() - $1 * interval '1 s'
          order by finished_at
          limit $2))
        returning id
      )
      select count(*) from gone
      """;

  /**
   * Queues are locked first, in the order of their key; those that are being worked on are left.
   */
  private static final String UNWANTED =
      """
      with old as materialized (
        select id, queue
        from hooks.delivery d
        where status in ('waiting', 'delivering')
          and created_at < now() - $1 * interval '1 s'
          and not exists (
            select
            from unnest($3::text[], $4::text[]) as wanted (hook, fingerprint)
            where wanted.hook = d.hook
              and not exists (
                select from hooks.disabled o where o.hook = wanted.hook and o.fingerprint = wanted.fingerprint))
        limit $2
      ),
      held as materialized (
        select queue
        from hooks.queue
        where queue = any (array(select queue from old)) and (lease is null or due < now())
        order by hook, space, collection, document_id
        for update skip locked
      ),
      gone as (
        delete from hooks.delivery d
        using old, held
        where d.id = old.id and d.queue = held.queue and d.status in ('waiting', 'delivering')
        returning d.queue
      ),
      shortened as (
        update hooks.queue q
        set open = q.open - gone.deliveries
        from (select queue, count(*) as deliveries from gone group by queue) gone
        where q.queue = gone.queue
      )
      select count(*) from gone
      """;

  private static final String EMPTY =
      """
      with gone as (
        delete from hooks.queue
        where queue = any (array(
          select queue from hooks.queue where open = 0 order by queue limit $1 for update skip locked))
        returning queue
      )
      select count(*) from gone
      """;

  private final Supplier<Settings> settings;
  private final Pg pg;

  DeliverySweep(Supplier<Settings> settings, Pg pg) {
    this.settings = settings;
    this.pg = pg;
  }

  /**
   * Goes on until there is nothing left to remove. Never fails: what fails is done the next time.
   */
  Future<Void> run() {
    return repeated(this::finished)
        .compose(done -> repeated(this::unwanted))
        .compose(done -> repeated(this::empty))
        .recover(
            fault -> {
              LOG.warn("old deliveries cannot be removed: {}", Faults.describe(fault));
              return Future.succeededFuture();
            });
  }

  private static Future<Void> repeated(Supplier<Future<Long>> step) {
    return step.get()
        .compose(removed -> removed == STEP ? repeated(step) : Future.succeededFuture());
  }

  private Future<Long> finished() {
    return count(FINISHED, Tuple.of(KEPT.toSeconds(), STEP));
  }

  private Future<Long> unwanted() {
    List<PostHook> hooks = settings.get().hooks().postHooks();
    return count(
        UNWANTED,
        Tuple.of(
            KEPT.toSeconds(),
            STEP,
            hooks.stream().map(PostHook::name).toArray(String[]::new),
            hooks.stream().map(Fingerprint::of).toArray(String[]::new)));
  }

  private Future<Long> empty() {
    return count(EMPTY, Tuple.of(STEP));
  }

  private Future<Long> count(String sql, Tuple arguments) {
    return pg.query(sql, arguments).map(rows -> rows.iterator().next().getLong(0));
  }
}
