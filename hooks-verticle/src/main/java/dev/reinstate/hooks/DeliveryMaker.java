package dev.reinstate.hooks;

import dev.reinstate.platform.log.EventContext;
import dev.reinstate.platform.log.EventType;
import dev.reinstate.platform.log.LoggedEvent;
import dev.reinstate.platform.log.LoggedEvent.State;
import dev.reinstate.platform.settings.Hooks;
import dev.reinstate.platform.settings.PostHook;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a delivery of each event for each hook that is to be told of it, in the transaction that
 * moves hooks' position in the log: exactly once, whoever crashes. Which hooks those are is decided
 * by the settings of that moment.
 */
final class DeliveryMaker {
  /**
   * Queues are locked in the order of their key, here as everywhere. Those that exist already are
   * due when they were: one that is leased or pauses after a failure stays so.
   */
  private static final String SQL =
      """
      with made as materialized (
        select *
        from unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
                    $8::integer[], $9::integer[], $10::bigint[], $11::bigint[], $12::text[], $13::text[])
             with ordinality
             as m (hook, event, type, at, space, collection, document_id, version, restored_from, before, after,
                   operation, context, place)
      ),
      queued as (
        insert into hooks.queue as q (hook, space, collection, document_id, open, due)
        select hook, space, collection, document_id, count(*), now()
        from made
        group by hook, space, collection, document_id
        order by hook collate "C", space collate "C", collection collate "C", document_id collate "C"
        on conflict (hook, space, collection, document_id) do update
          set open = q.open + excluded.open, due = case when q.open = 0 then excluded.due else q.due end
        returning queue, hook, space, collection, document_id
      )
      insert into hooks.delivery
        (queue, hook, event, type, at, space, collection, document_id, version, restored_from, before, after, operation,
         context)
      select q.queue, m.hook, m.event, m.type, m.at, m.space, m.collection, m.document_id, m.version, m.restored_from,
             m.before, m.after, m.operation, m.context::json
      from made m
      join queued q using (hook, space, collection, document_id)
      order by m.place
      """;

  private record Made(PostHook hook, LoggedEvent event) {}

  private final Supplier<Settings> settings;

  DeliveryMaker(Supplier<Settings> settings) {
    this.settings = settings;
  }

  /**
   * Makes them.
   *
   * @param transaction the one that moves the position
   */
  Future<Void> make(SqlConnection transaction, List<LoggedEvent> events) {
    Hooks hooks = settings.get().hooks();
    var made = new ArrayList<Made>();
    for (LoggedEvent event : events) {
      if (event.type() != EventType.REFUSED) {
        hooks
            .after(event.collection(), event.context().action())
            .forEach(hook -> made.add(new Made(hook, event)));
      }
    }
    return made.isEmpty()
        ? Future.succeededFuture()
        : transaction.preparedQuery(SQL).execute(arguments(made)).mapEmpty();
  }

  private static Tuple arguments(List<Made> made) {
    return Tuple.tuple()
        .addValue(column(made, String[]::new, m -> m.hook().name()))
        .addValue(column(made, Long[]::new, m -> m.event().seq()))
        .addValue(column(made, String[]::new, m -> m.event().type().word()))
        .addValue(column(made, OffsetDateTime[]::new, m -> m.event().at().atOffset(ZoneOffset.UTC)))
        .addValue(column(made, String[]::new, m -> m.event().space()))
        .addValue(column(made, String[]::new, m -> m.event().collection()))
        .addValue(column(made, String[]::new, m -> Objects.requireNonNull(m.event().documentId())))
        .addValue(column(made, Integer[]::new, m -> m.event().version()))
        .addValue(column(made, Integer[]::new, m -> m.event().restoredFrom()))
        .addValue(column(made, Long[]::new, m -> content(m.event().before())))
        .addValue(column(made, Long[]::new, m -> content(m.event().after())))
        .addValue(column(made, String[]::new, m -> context(m).operationId()))
        .addValue(column(made, String[]::new, m -> context(m).toJson()));
  }

  private static EventContext context(Made made) {
    return made.event().context();
  }

  private static @Nullable Long content(@Nullable State state) {
    return state == null ? null : state.content();
  }

  private static <T> @Nullable T[] column(
      List<Made> made, IntFunction<@Nullable T[]> array, Function<Made, @Nullable T> value) {
    return made.stream().map(value).toArray(array);
  }
}
