package dev.reinstate.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.Faults;
import dev.reinstate.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Connections get lost on the way, as in a firewall that forgets them: nobody is told. */
class LostConnectionIT {
  @AutoClose static final TestDatabase database = TestDatabase.create();
  private static final Vertx vertx = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final PostgresProxy proxy = PostgresProxy.before(vertx, database.uri());
  private final Pg pg = new Pg(vertx, proxy.uri(), 2, PATIENCE);

  LostConnectionIT() throws Exception {}

  @AfterEach
  void closeConnections() {
    pg.close();
  }

  @AfterAll
  static void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void whoWaitsForAnAnswerIsToldThatThereWillBeNone() throws Exception {
    await(pg.query("select 1", Tuple.tuple()));
    proxy.loseConnections();

    Future<RowSet<Row>> asked = pg.query("select 2", Tuple.tuple());

    assertThat(Faults.connectionLost(fault(asked))).isTrue();
    assertThat(await(pg.answers())).isTrue();
  }

  @Test
  void anIdleConnectionThatWasLostTooHoldsUpNobody() throws Exception {
    Future<RowSet<Row>> one = pg.query("select pg_sleep(0.1)", Tuple.tuple());
    await(Future.all(one, pg.query("select pg_sleep(0.1)", Tuple.tuple())));
    proxy.loseConnections();

    fault(pg.query("select 1", Tuple.tuple()));

    await(Future.all(pg.query("select 2", Tuple.tuple()), pg.query("select 3", Tuple.tuple())));
  }

  @Test
  void aLongTransactionWhoseConnectionWasLostEnds() throws Exception {
    Promise<Void> lost = Promise.promise();
    Promise<Void> begun = Promise.promise();
    Future<RowSet<Row>> asked =
        pg.longTransaction(
            connection ->
                ask(connection, "select 1")
                    .onSuccess(answered -> begun.complete())
                    .compose(answered -> lost.future())
                    .compose(gone -> ask(connection, "select 2")));
    await(begun.future());

    proxy.loseConnections();
    lost.complete();

    assertThat(Faults.connectionLost(fault(asked))).isTrue();
  }

  @Test
  void whatTheServerIsStillAtWorkOnIsWaitedFor() throws Exception {
    Future<RowSet<Row>> large =
        pg.longTransaction(connection -> ask(connection, "select pg_sleep(2.5)"));
    Future<RowSet<Row>> small = pg.query("select pg_sleep(2.5)", Tuple.tuple());

    await(Future.all(large, small));
  }

  @Test
  void aTransactionThatDoesNothingForAWhileIsNotCut() throws Exception {
    Promise<Void> end = Promise.promise();
    Future<RowSet<Row>> slow =
        pg.transaction(
            connection ->
                ask(connection, "select 1")
                    .compose(answered -> end.future())
                    .compose(gone -> ask(connection, "select 2")));
    await(pg.query("select pg_sleep(2)", Tuple.tuple()));

    end.complete();

    await(slow);
  }

  private static Future<RowSet<Row>> ask(SqlConnection connection, String sql) {
    return connection.query(sql).execute();
  }

  private static Throwable fault(Future<?> future) throws Exception {
    return await(
        future.transform(
            result ->
                result.failed()
                    ? Future.succeededFuture(result.cause())
                    : Future.failedFuture("it should have failed")));
  }

  /** Soon: otherwise it would be as long as the server allows, or for ever. */
  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
  }
}
