package dev.reinstate.restore;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestoreStatus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the account of restores of spaces, past and running. */
final class OperationReader {
  private static final String READ =
      "select *, by_collection::text as counts from operation where space = $1 and operation = $2";

  private static final String LIST =
      """
      select *, by_collection::text as counts
      from operation
      where space = $1
        and (started_at, operation) < (coalesce($2::timestamptz, 'infinity'), coalesce($3, ''))
      order by started_at desc, operation desc
      limit $4
      """;

  private final Pg pg;

  OperationReader(Pg pg) {
    this.pg = pg;
  }

  /** One of a space; null when it has none of this id. */
  Future<@Nullable SpaceRestore> read(String space, String operation) {
    return pg.query(READ, Tuple.of(space, operation))
        .map(found -> found.size() == 0 ? null : restore(found.iterator().next()));
  }

  /**
   * At most so many of a space, newest first.
   *
   * @param after where to go on; null: at the beginning
   */
  Future<List<SpaceRestore>> list(String space, @Nullable MomentPosition after, int limit) {
    OffsetDateTime startedAt = after == null ? null : after.at().atOffset(ZoneOffset.UTC);
    String operation = after == null ? null : after.id();
    return pg.query(LIST, Tuple.of(space, startedAt, operation, limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(OperationReader::restore)
                    .toList());
  }

  private static SpaceRestore restore(Row row) {
    Map<String, OperationCounts> byCollection = byCollection(row);
    return new SpaceRestore(
        row.getString("operation"),
        row.getString("space"),
        SpaceRestoreStatus.ofWord(row.getString("status")),
        row.getOffsetDateTime("date_time").toInstant(),
        row.getString("undoes"),
        new PlanOutcome.Ready(byCollection).counts(),
        byCollection,
        row.getLong("done"),
        row.getLong("total"),
        row.getString("started_by"),
        row.getOffsetDateTime("started_at").toInstant(),
        instant(row, "restored_at"),
        row.getString("change_reason"),
        error(row));
  }

  private static Map<String, OperationCounts> byCollection(Row row) {
    var byCollection = new TreeMap<String, OperationCounts>();
    Json.readStoredObject(row.getString("counts"))
        .properties()
        .forEach(
            entry ->
                byCollection.put(
                    entry.getKey(),
                    new OperationCounts(
                        entry.getValue().required("create").longValue(),
                        entry.getValue().required("update").longValue(),
                        entry.getValue().required("delete").longValue())));
    return byCollection;
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime moment = row.getOffsetDateTime(column);
    return moment == null ? null : moment.toInstant();
  }

  private static @Nullable ErrorText error(Row row) {
    String code = row.getString("error_code");
    return code == null ? null : new ErrorText(code, row.getString("error_message"));
  }
}
