package dev.reinstate.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The connections to one server, opened when they are needed. Each has proved that the server is a
 * primary before anybody gets it.
 *
 * @param statements for what is short
 * @param longTransactions for what takes long by its nature
 * @param open what there is of both
 */
record PgPools(Pool statements, Pool longTransactions, OpenConnections open) {
  private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(20);
  private static final Duration LOCK_LIMIT = Duration.ofSeconds(5);
  private static final int MAX_CACHED_SQL = 32_768;
  private static final int WAITING_LIMIT = 1_000;
  private static final Duration LONG_LOCK_LIMIT = Duration.ofSeconds(10);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);
  private static final int CONNECT_MILLIS = 3_000;

  /** From then on a server looks whether the other side is still there. */
  private static final Duration REST = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private static final String PROVE_PRIMARY = "select pg_is_in_recovery(), pg_backend_pid()";

  /**
   * Opens no connection yet.
   *
   * @param host asked for each new connection where to connect to
   * @param size the number of connections for short statements
   * @param patience see {@link OpenConnections}
   */
  static PgPools open(
      Vertx vertx, Supplier<Future<PgConnectOptions>> host, int size, Duration patience) {
    var open = new OpenConnections(patience);
    return new PgPools(
        pool(vertx, "statements", host, PgPools::shortStatements, size, WAITING_LIMIT, open),
        pool(
            vertx,
            "long-transactions",
            host,
            PgPools::longStatements,
            Pg.LONG_TRANSACTIONS,
            Pg.LONG_TRANSACTIONS,
            open),
        open);
  }

  private static PgConnectOptions shortStatements(PgConnectOptions host) {
    return connection(host, STATEMENT_LIMIT, LOCK_LIMIT)
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
  private static PgConnectOptions longStatements(PgConnectOptions host) {
    return connection(host, Duration.ZERO, LONG_LOCK_LIMIT)
        .addProperty("plan_cache_mode", "force_custom_plan");
  }

  private static PgConnectOptions connection(
      PgConnectOptions host, Duration statements, Duration locks) {
    return new PgConnectOptions(host)
        .addProperty("application_name", "reinstate")
        .addProperty("statement_timeout", Long.toString(statements.toMillis()))
        .addProperty("lock_timeout", Long.toString(locks.toMillis()))
        // Or a process whose machine has gone would keep its locks for hours, and its connections.
        .addProperty("idle_in_transaction_session_timeout", Long.toString(SILENCE_LIMIT.toMillis()))
        .addProperty("tcp_keepalives_idle", Long.toString(REST.toSeconds()))
        .addProperty("tcp_keepalives_interval", Long.toString(BETWEEN_LOOKS.toSeconds()))
        .addProperty("search_path", "reinstate")
        .addProperty("timezone", "UTC")
        .addProperty("jit", "off");
  }

  private static Pool pool(
      Vertx vertx,
      String name,
      Supplier<Future<PgConnectOptions>> host,
      UnaryOperator<PgConnectOptions> session,
      int size,
      int waiting,
      OpenConnections open) {
    var net = new NetClientOptions().setTcpKeepAlive(true).setConnectTimeout(CONNECT_MILLIS);
    var options =
        new PoolOptions()
            .setName(name)
            .setMaxSize(size)
            .setMaxWaitQueueSize(waiting)
            .setConnectionTimeout(10)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    return PgBuilder.pool()
        .with(options)
        .with(net)
        .connectingTo(() -> host.get().<SqlConnectOptions>map(session::apply))
        .withConnectHandler(connection -> admit(connection, open))
        .using(vertx)
        .build();
  }

  /** Closing a connection here is what gives it to the pool. */
  private static void admit(SqlConnection connection, OpenConnections open) {
    OpenConnection added = open.add(connection);
    connection
        .query(PROVE_PRIMARY)
        .execute()
        .map(answer -> isToPrimary(added, answer.iterator().next()))
        .otherwise(false)
        .onSuccess(
            primary -> {
              if (primary) {
                connection.close();
              } else {
                added.cut();
              }
            });
  }

  private static boolean isToPrimary(OpenConnection connection, Row answer) {
    connection.isServedBy(answer.getInteger(1));
    return !answer.getBoolean(0);
  }

  /** Closes every connection when what is under way on it has ended. */
  Future<Void> close() {
    return Future.join(statements.close(), longTransactions.close()).mapEmpty();
  }

  /** Cuts every connection, with what is under way on it. */
  void giveUp() {
    open.cut();
    close();
  }
}
