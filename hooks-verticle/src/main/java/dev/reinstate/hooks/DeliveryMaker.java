package dev.reinstate.hooks;

import dev.reinstate.platform.log.EventContext;
import dev.reinstate.platform.log.LoggedEvent;
import dev.reinstate.platform.log.LoggedEvent.State;
import dev.reinstate.platform.settings.Hooks;
import dev.reinstate.platform.settings.PostHook;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final String LENGTHEN_QUEUES =
      """
      insert into hooks.queue as q (hook, space, collection, document_id, open, due)
      select hook, space, collection, document_id, count(*), now()
      from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as made (hook, space, collection, document_id)
      group by hook, space, collection, document_id
      order by hook collate "C", space collate "C", collection collate "C", document_id collate "C"
      on conflict (hook, space, collection, document_id) do update
        set open = q.open + excluded.open, due = case when q.open = 0 then excluded.due else q.due end
      returning queue, hook, space, collection, document_id
      """;

  /**
   * A statement of its own: one that joined a page of events with their queues would have to guess
   * how many they are, and compare each with each when it takes them for few.
   */
  private static final String INSERT =
      """
      insert into hooks.delivery
        (queue, hook, event, type, at, space, collection, document_id, version, restored_from, before, after, operation,
         context)
      select queue, hook, event, type, at, space, collection, document_id, version, restored_from, before, after, operation,
             context::json
      from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
                  $8::text[], $9::integer[], $10::integer[], $11::bigint[], $12::bigint[], $13::text[], $14::text[])
           with ordinality
           as m (queue, hook, event, type, at, space, collection, document_id, version, restored_from, before, after,
                 operation, context, place)
      order by place
      """;

  /** What a queue is of. */
  private record Key(String hook, String space, String collection, String documentId) {}

  private record Made(PostHook hook, LoggedEvent event) {
    Key key() {
      return new Key(
          hook.name(),
          event.space(),
          event.collection(),
          Objects.requireNonNull(event.documentId()));
    }
  }

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
      if (!event.type().refused()) {
        hooks
            .after(event.collection(), event.context().action())
            .forEach(hook -> made.add(new Made(hook, event)));
      }
    }
    return made.isEmpty()
        ? Future.succeededFuture()
        : transaction
            .preparedQuery(LENGTHEN_QUEUES)
            .execute(keys(made))
            .map(DeliveryMaker::queues)
            .compose(queues -> transaction.preparedQuery(INSERT).execute(deliveries(made, queues)))
            .mapEmpty();
  }

  private static Tuple keys(List<Made> made) {
    return Tuple.tuple()
        .addValue(column(made, String[]::new, m -> m.key().hook()))
        .addValue(column(made, String[]::new, m -> m.key().space()))
        .addValue(column(made, String[]::new, m -> m.key().collection()))
        .addValue(column(made, String[]::new, m -> m.key().documentId()));
  }

  private static Map<Key, Long> queues(RowSet<Row> rows) {
    Map<Key, Long> queues = new HashMap<>();
    rows.forEach(
        row ->
            queues.put(
                new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                row.getLong(0)));
    return queues;
  }

  private static Tuple deliveries(List<Made> made, Map<Key, Long> queues) {
    return Tuple.tuple()
        .addValue(column(made, Long[]::new, m -> queues.get(m.key())))
        .addValue(column(made, String[]::new, m -> m.hook().name()))
        .addValue(column(made, Long[]::new, m -> m.event().seq()))
        .addValue(column(made, String[]::new, m -> m.event().type().word()))
        .addValue(column(made, OffsetDateTime[]::new, m -> m.event().at().atOffset(ZoneOffset.UTC)))
        .addValue(column(made, String[]::new, m -> m.event().space()))
        .addValue(column(made, String[]::new, m -> m.event().collection()))
        .addValue(column(made, String[]::new, m -> m.event().documentId()))
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
