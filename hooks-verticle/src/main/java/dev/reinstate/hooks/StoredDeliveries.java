package dev.reinstate.hooks;

import dev.reinstate.contracts.Delivery;
import dev.reinstate.contracts.DeliveryFilter;
import dev.reinstate.contracts.DeliveryPage;
import dev.reinstate.contracts.DeliveryStatus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventContext;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads deliveries. Safe for use from any thread. */
final class StoredDeliveries {
  private static final String COLUMNS =
      """
      id, hook, status, attempts, replay, created_at, next_attempt, finished_at, last_status, last_error, event, type,
      space, collection, document_id, version, operation, context::text as context
      """;

  private static final String PAGE =
      "select " + COLUMNS + " from hooks.delivery where %s order by id desc limit $1";

  private static final String ONE = "select " + COLUMNS + " from hooks.delivery where id = $1";

  private final Pg pg;

  StoredDeliveries(Pg pg) {
    this.pg = pg;
  }

  /**
   * The newest that a filter asks for.
   *
   * @param before with a smaller id only; null: with any
   */
  Future<DeliveryPage> page(DeliveryFilter filter, int limit, @Nullable Long before) {
    Tuple arguments = Tuple.of(limit + 1); // one more, to know whether there is one
    String where = new DeliveryConditions(arguments).add(filter).addBefore(before).sql();
    return pg.query(PAGE.replace("%s", where), arguments).map(rows -> page(rows, limit));
  }

  /** One of them; null when there is none. */
  Future<@Nullable Delivery> read(long id) {
    return pg.query(ONE, Tuple.of(id))
        .map(rows -> rows.size() == 0 ? null : delivery(rows.iterator().next()));
  }

  private static DeliveryPage page(RowSet<Row> rows, int limit) {
    List<Delivery> found =
        StreamSupport.stream(rows.spliterator(), false).map(StoredDeliveries::delivery).toList();
    return found.size() > limit
        ? new DeliveryPage(found.subList(0, limit), found.get(limit - 1).id())
        : new DeliveryPage(found, null);
  }

  private static Delivery delivery(Row row) {
    String event = Long.toString(row.getLong("event"));
    return new Delivery(
        row.getLong("id"),
        row.getString("hook"),
        DeliveryStatus.ofWord(row.getString("status")),
        row.getInteger("attempts"),
        row.getBoolean("replay"),
        row.getOffsetDateTime("created_at").toInstant(),
        instant(row, "next_attempt"),
        instant(row, "finished_at"),
        row.getInteger("last_status"),
        row.getString("last_error"),
        ClaimedDelivery.webhookId(row.getString("hook"), event),
        event,
        row.getString("type"),
        EventContext.parse(row.getString("context")).action(),
        row.getString("space"),
        row.getString("collection"),
        row.getString("document_id"),
        row.getInteger("version"),
        row.getString("operation"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime moment = row.getOffsetDateTime(column);
    return moment == null ? null : moment.toInstant();
  }
}
