package dev.reinstate.restore;

import dev.reinstate.contracts.CreateSnapshot;
import dev.reinstate.contracts.DeleteSnapshot;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.Snapshot;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The snapshots of spaces. They are no documents: nothing of them is versioned or logged. */
final class SnapshotStore {
  /** How many a space may have. */
  static final int MOST = 10_000;

  /** What became of a new snapshot. */
  sealed interface Made {}

  /** It is there. */
  record Created(Snapshot snapshot) implements Made {}

  /** Its moment has not come yet, by the clock of the database. */
  record NotYet() implements Made {}

  /** The space has as many as it may have. */
  record TooMany() implements Made {}

  /** What became of one that was to be taken away. */
  sealed interface Removal {}

  /** It is gone: what it was. */
  record Removed(Snapshot snapshot) implements Removal {}

  /** The space has none of this id. */
  record NotThere() implements Removal {}

  /** Nothing was changed: the idempotency key was used in the meantime. */
  record KeyUsed() implements Made, Removal {}

  private static final String COLUMNS = "snapshot, label, date_time, created_at, created_by";

  /** They are counted by one at a time; the restores of the space do not meet this lock. */
  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 7304))";

  private static final String CREATE =
      """
      with clock as materialized (
        select %s as now
      ),
      made as (
        insert into snapshot (snapshot, space, label, date_time, created_at, created_by)
        select $1, $2, $3, coalesce($4, now), now, $5
        from clock
        where coalesce($4, now) <= now
          and (select count(*) from snapshot where space = $2) < $6::bigint
        returning snapshot, label, date_time, created_at, created_by
      )
      select made.*, $4 > clock.now as not_yet
      from clock left join made on true
      """
          .formatted(SpaceClock.now("$2"));

  private static final String LIST =
      "select "
          + COLUMNS
          + """
           from snapshot
          where space = $1
            and (date_time, snapshot) < (coalesce($2::timestamptz, 'infinity'), coalesce($3, ''))
          order by date_time desc, snapshot desc
          limit $4
          """;

  private static final String READ =
      "select " + COLUMNS + " from snapshot where space = $1 and snapshot = $2";

  private static final String DELETE =
      "delete from snapshot where space = $1 and snapshot = $2 returning " + COLUMNS;

  private final Pg pg;
  private final Idempotency idempotency;

  SnapshotStore(Pg pg, Idempotency idempotency) {
    this.pg = pg;
    this.idempotency = idempotency;
  }

  /** Makes one; where the command says no moment, of now, all that has been committed included. */
  Future<Made> create(String id, CreateSnapshot command) {
    Tuple arguments =
        Tuple.of(
            id,
            command.space(),
            command.label(),
            utc(command.dateTime()),
            command.context().actor().id(),
            MOST);
    return unlessKeyUsed(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(command.space()))
                .compose(locked -> create(connection, arguments))
                .compose(
                    made ->
                        made instanceof Created(Snapshot snapshot)
                            ? remember(connection, command.context(), command.options(), snapshot)
                                .map(made)
                            : Future.succeededFuture(made)),
        new KeyUsed());
  }

  private static Future<Made> create(SqlConnection connection, Tuple arguments) {
    return connection
        .preparedQuery(CREATE)
        .execute(arguments)
        .map(rows -> rows.iterator().next())
        .map(
            row -> {
              if (row.getString("snapshot") != null) {
                return new Created(snapshot(row));
              }
              return Boolean.TRUE.equals(row.getBoolean("not_yet")) ? new NotYet() : new TooMany();
            });
  }

  /**
   * At most so many of a space, the latest moment first.
   *
   * @param after where to go on; null: at the beginning
   */
  Future<List<Snapshot>> list(String space, @Nullable MomentPosition after, int limit) {
    OffsetDateTime dateTime = utc(after == null ? null : after.at());
    String id = after == null ? null : after.id();
    return pg.query(LIST, Tuple.of(space, dateTime, id, limit)).map(SnapshotStore::all);
  }

  /** One of a space; null when it has none of this id. */
  Future<@Nullable Snapshot> read(String space, String id) {
    return pg.query(READ, Tuple.of(space, id)).map(SnapshotStore::first);
  }

  /** Takes one away. */
  Future<Removal> delete(DeleteSnapshot command) {
    return unlessKeyUsed(
        connection ->
            connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(command.space(), command.snapshot()))
                .map(SnapshotStore::first)
                .compose(
                    found ->
                        found == null
                            ? Future.succeededFuture(new NotThere())
                            : remember(connection, command.context(), command.options(), found)
                                .map(new Removed(found))),
        new KeyUsed());
  }

  private <T> Future<T> unlessKeyUsed(Function<SqlConnection, Future<T>> work, T keyUsed) {
    return pg.transaction(work)
        .recover(
            fault ->
                fault instanceof NotCommitted
                    ? Future.succeededFuture(keyUsed)
                    : Future.failedFuture(fault));
  }

  /** The whole of it: it may be gone when the request comes again. */
  private Future<Void> remember(
      SqlConnection transaction, RequestContext context, WriteOptions options, Snapshot snapshot) {
    List<String> fields =
        List.of(
            snapshot.id(),
            snapshot.label(),
            snapshot.dateTime().toString(),
            snapshot.createdAt().toString(),
            snapshot.createdBy());
    return idempotency
        .rememberCreated(transaction, context.actor(), options, fields)
        .compose(
            first ->
                first ? Future.succeededFuture() : NotCommitted.because(new IdempotencyKeyInUse()));
  }

  /** The snapshot that was remembered with an idempotency key. */
  static Snapshot remembered(Row key) {
    String[] fields = key.getArrayOfStrings("created");
    return new Snapshot(
        fields[0], fields[1], Instant.parse(fields[2]), Instant.parse(fields[3]), fields[4]);
  }

  private static List<Snapshot> all(RowSet<Row> rows) {
    var all = new ArrayList<Snapshot>(rows.size());
    rows.forEach(row -> all.add(snapshot(row)));
    return all;
  }

  private static @Nullable Snapshot first(RowSet<Row> rows) {
    return rows.size() == 0 ? null : snapshot(rows.iterator().next());
  }

  private static Snapshot snapshot(Row row) {
    return new Snapshot(
        row.getString("snapshot"),
        row.getString("label"),
        row.getOffsetDateTime("date_time").toInstant(),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getString("created_by"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
