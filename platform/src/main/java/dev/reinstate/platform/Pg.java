package dev.reinstate.platform;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The connections to PostgreSQL of one process. Bounded: so many connections, so many callers
 * waiting for one; beyond that a call fails at once. The server ends a statement that takes too
 * long. What takes long by its nature has a few connections of its own, made when they are needed.
 * Safe for use from any thread; results arrive on the caller's context, and where there is none (a
 * plain virtual thread) on one of its own.
 */
public final class Pg {
  private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(20);
  private static final Duration LOCK_LIMIT = Duration.ofSeconds(5);
  private static final int MAX_CACHED_SQL = 32_768;
  private static final int WAITING_LIMIT = 1_000;

  /** How many long transactions there can be at a time in a process. */
  public static final int LONG_TRANSACTIONS = 4;

  private static final Duration LONG_LOCK_LIMIT = Duration.ofSeconds(10);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);

  private final Pool pool;
  private final Pool longPool;
  private final Context context;

  /**
   * Opens no connection yet.
   *
   * @param uri {@code postgresql://user:password@host:port/database}
   * @param size the number of connections, 1 or more
   */
  public Pg(Vertx vertx, String uri, int size) {
    context = vertx.getOrCreateContext();
    pool = pool(vertx, shortStatements(uri), size, WAITING_LIMIT);
    longPool = pool(vertx, longStatements(uri), LONG_TRANSACTIONS, LONG_TRANSACTIONS);
  }

  private static PgConnectOptions shortStatements(String uri) {
    return connection(uri, STATEMENT_LIMIT, LOCK_LIMIT)
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(256)
        // By default a statement as long as the commit would be parsed anew for each call.
        .setPreparedStatementCacheSqlLimit(MAX_CACHED_SQL)
        // Statements are planned once for each connection, not for each call: planning the
        // commit anew takes longer than running it for a lone change. And since every statement
        // has an index to go by, a plan made while a table was empty is still right when it has
        // grown; without the second line it would go on scanning the table.
        .addProperty("plan_cache_mode", "force_generic_plan")
        .addProperty("enable_seqscan", "off")
        // What is looked up by key in a batch is hardly ever looked up twice.
        .addProperty("enable_memoize", "off");
  }

  /** Each is planned for what it is to do: planning takes nothing beside the work. */
  private static PgConnectOptions longStatements(String uri) {
    return connection(uri, Duration.ZERO, LONG_LOCK_LIMIT)
        .addProperty("plan_cache_mode", "force_custom_plan")
        // Or a process whose machine has gone would keep its locks for hours.
        .addProperty(
            "idle_in_transaction_session_timeout", Long.toString(SILENCE_LIMIT.toMillis()));
  }

  private static PgConnectOptions connection(String uri, Duration statements, Duration locks) {
    return PgConnectOptions.fromUri(uri)
        .addProperty("application_name", "reinstate")
        .addProperty("statement_timeout", Long.toString(statements.toMillis()))
        .addProperty("lock_timeout", Long.toString(locks.toMillis()))
        .addProperty("search_path", "reinstate")
        .addProperty("timezone", "UTC")
        .addProperty("jit", "off");
  }

  private static Pool pool(Vertx vertx, PgConnectOptions connect, int size, int waiting) {
    var net = new NetClientOptions().setTcpKeepAlive(true).setConnectTimeout(5_000);
    var options =
        new PoolOptions()
            .setMaxSize(size)
            .setMaxWaitQueueSize(waiting)
            .setConnectionTimeout(10)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    return PgBuilder.pool().with(options).with(net).connectingTo(connect).using(vertx).build();
  }

  /** Runs one prepared statement in a transaction of its own. */
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return onContext(() -> pool.preparedQuery(sql).execute(arguments));
  }

  /** Runs work whose every statement is a transaction of its own. */
  public <T> Future<T> execute(Function<SqlClient, Future<T>> work) {
    return onContext(() -> work.apply(pool));
  }

  /**
   * Runs work in one transaction: committed when the returned future succeeds, rolled back when it
   * fails.
   */
  @SuppressWarnings("NullAway") // null comes back only where the work returns it
  public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
    return onContext(() -> pool.withTransaction(work));
  }

  /**
   * Runs work that may take minutes in one transaction, on a connection beside the others, of which
   * there are {@link #LONG_TRANSACTIONS}: whoever finds them taken waits for up to 10 seconds. Its
   * statements take what time they need; for a lock they wait for up to 10 seconds.
   */
  @SuppressWarnings("NullAway") // null comes back only where the work returns it
  public <T> Future<T> longTransaction(Function<SqlConnection, Future<T>> work) {
    return onContext(() -> longPool.withTransaction(work));
  }

  /** Whether the database answers. */
  public Future<Boolean> answers() {
    return pool.query("select 1").execute().map(true).otherwise(false);
  }

  /** Closes every connection; statements under way may be cut off. */
  public Future<Void> close() {
    return Future.join(pool.close(), longPool.close()).mapEmpty();
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
