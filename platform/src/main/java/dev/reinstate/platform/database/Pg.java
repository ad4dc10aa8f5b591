package dev.reinstate.platform.database;

import dev.reinstate.platform.NoConnectionException;
import dev.reinstate.platform.telemetry.Statements;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The connections to PostgreSQL of one process. Bounded: so many connections, so many callers
 * waiting for one; beyond that a call fails at once. The server ends a statement that takes too
 * long. What takes long by its nature has a few connections of its own, made when they are needed.
 * Every connection is to the primary: a standby is never asked anything, and when another server
 * takes over, what is under way fails as a lost connection, and what comes next goes there ({@link
 * PrimaryWatch}). So does what waits for an answer that the server is not going to give. Safe for
 * use from any thread; results arrive on the caller's context, and where there is none (a plain
 * virtual thread) on one of its own.
 */
public final class Pg {
  /** How many long transactions there can be at a time in a process. */
  public static final int LONG_TRANSACTIONS = 4;

  /** Longer than a short statement may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final int size;
  private final Duration patience;
  private final PrimaryWatch watch;
  private final Context context;
  private volatile PgPools pools;

  /**
   * Opens no connection yet.
   *
   * @param uri as {@link PostgresAddress} reads it
   * @param size the number of connections, 1 or more
   * @throws IllegalArgumentException if it is no such URI
   */
  public Pg(Vertx vertx, String uri, int size) {
    this(vertx, uri, size, PATIENCE);
  }

  /** With another {@linkplain OpenConnections patience}. */
  Pg(Vertx vertx, String uri, int size, Duration patience) {
    PostgresAddress address = PostgresAddress.parse(uri);
    this.vertx = vertx;
    this.size = size;
    this.patience = patience;
    context = vertx.getOrCreateContext();
    pools = open();
    watch = new PrimaryWatch(vertx, address, () -> pools.open(), this::renew);
  }

  /** Whatever begins from now on gets another connection. */
  private synchronized void renew() {
    PgPools given = pools;
    pools = open();
    given.giveUp();
  }

  private PgPools open() {
    return PgPools.open(vertx, this::host, size, patience);
  }

  private Future<PgConnectOptions> host() {
    return watch.host();
  }

  /** Runs one prepared statement in a transaction of its own. */
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return execute(client -> client.preparedQuery(sql).execute(arguments));
  }

  /** Runs work whose every statement is a transaction of its own. */
  public <T> Future<T> execute(Function<SqlClient, Future<T>> work) {
    return Statements.traced(
        "statement", () -> onContext(() -> watch.watched(() -> work.apply(pools.statements()))));
  }

  /**
   * Runs work in one transaction: committed when the returned future succeeds, rolled back when it
   * fails.
   */
  @SuppressWarnings("NullAway") // null comes back only where the work returns it
  public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
    return Statements.traced(
        "transaction",
        () -> onContext(() -> watch.watched(() -> transaction(pools.statements(), work))));
  }

  /**
   * Runs work that may take minutes in one transaction, on a connection beside the others, of which
   * there are {@link #LONG_TRANSACTIONS}: whoever finds them taken waits for up to 10 seconds. Its
   * statements take what time they need; for a lock they wait for up to 10 seconds.
   */
  @SuppressWarnings("NullAway") // null comes back only where the work returns it
  public <T> Future<T> longTransaction(Function<SqlConnection, Future<T>> work) {
    return Statements.traced(
        "long transaction",
        () -> onContext(() -> watch.noticing(() -> transaction(pools.longTransactions(), work))));
  }

  /** Whether the database answers. */
  public Future<Boolean> answers() {
    return execute(client -> client.query("select 1").execute().map(true)).otherwise(false);
  }

  /** Closes every connection; statements under way may be cut off. */
  public Future<Void> close() {
    watch.close();
    return pools.close();
  }

  /** The driver says no more than "timeout" when nobody got a connection in time. */
  @SuppressWarnings("NullAway") // null comes back only where the work returns it
  private static <T> Future<T> transaction(Pool pool, Function<SqlConnection, Future<T>> work) {
    var begun = new AtomicBoolean();
    return pool.withTransaction(
            connection -> {
              begun.set(true);
              return work.apply(connection);
            })
        .recover(
            fault ->
                Future.failedFuture(
                    begun.get() || fault instanceof ConnectionPoolTooBusyException
                        ? fault
                        : new NoConnectionException(fault)));
  }

  /** Without one, the pool would make a context for each call, on event loops at random. */
  private <T> Future<T> onContext(Supplier<Future<T>> work) {
    if (Vertx.currentContext() != null) {
      return work.get();
    }
    Promise<T> result = Promise.promise();
    context.runOnContext(task -> work.get().onComplete(result));
    return result.future();
  }
}
