package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.RestorePoint;
import dev.reinstate.platform.json.Microseconds;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which moment of a space a caller means, and whether the space can go back there. */
final class RestorePoints {
  /** What a point is. */
  sealed interface Resolved {}

  /** A moment of the space that is known, unless retention has taken some of it. */
  record Moment(Instant dateTime) implements Resolved {}

  /** No moment of the space. */
  record Impossible(Refusal refusal) implements Resolved {}

  private static final String POINT =
      """
      select d.created_at, %s as now, s.date_time
      from document d
      left join snapshot s on s.space = d.space and s.snapshot = $2
      where d.space = $1 and d.collection = 'spaces' and d.id = $1
      """
          .formatted(SpaceClock.now("$1"));

  private static final String UNDONE =
      """
      select o.status, o.date_time
      from document d
      left join operation o on o.space = d.space and o.operation = $2
      where d.space = $1 and d.collection = 'spaces' and d.id = $1
      """;

  /** The moment to restore a space to, by the {@link SpaceClock}. */
  Future<Resolved> resolve(SqlClient client, String space, RestorePoint point) {
    String snapshot = point instanceof RestorePoint.OfSnapshot(String id) ? id : null;
    return client
        .preparedQuery(POINT)
        .execute(Tuple.of(space, snapshot))
        .map(found -> found.size() == 0 ? unknown(space) : resolved(first(found), point));
  }

  /** The moment of a restore that is to be undone. */
  Future<Resolved> resolveUndo(SqlClient client, String space, String operation) {
    return client
        .preparedQuery(UNDONE)
        .execute(Tuple.of(space, operation))
        .map(found -> found.size() == 0 ? unknown(space) : undone(first(found)));
  }

  private static Resolved resolved(Row row, RestorePoint point) {
    Instant moment =
        switch (point) {
          case RestorePoint.At(Instant dateTime) -> dateTime;
          case RestorePoint.OfSnapshot(String snapshot) -> instant(row, "date_time");
        };
    Instant created = row.getOffsetDateTime("created_at").toInstant();
    if (moment == null) {
      return new Impossible(new NotFound("Snapshot not found"));
    }
    if (moment.isAfter(row.getOffsetDateTime("now").toInstant())) {
      return new Impossible(new InvalidRequest("Cannot restore to a point in the future"));
    }
    return moment.isBefore(created) ? new Impossible(tooEarly(created)) : new Moment(moment);
  }

  private static Resolved undone(Row row) {
    Instant moment = instant(row, "date_time");
    if (moment == null) {
      return new Impossible(new NotFound("Restore not found"));
    }
    return switch (row.getString("status")) {
      case "done" -> new Moment(moment);
      case "running" ->
          new Impossible(new ConflictsWith("The restore is still running", List.of()));
      default -> new Impossible(new InvalidRequest("The restore failed and changed nothing"));
    };
  }

  private static Resolved unknown(String space) {
    return new Impossible(new SpaceNotFound(space));
  }

  private static Refusal tooEarly(Instant created) {
    return new InvalidRequest(
        "Cannot restore to a point before the space was created",
        Map.of("created_at", Microseconds.write(created)));
  }

  private static @Nullable Instant instant(Row row, String column) {
    var moment = row.getOffsetDateTime(column);
    return moment == null ? null : moment.toInstant();
  }

  private static Row first(RowSet<Row> rows) {
    return rows.iterator().next();
  }
}
