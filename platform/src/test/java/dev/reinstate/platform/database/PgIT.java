package dev.reinstate.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.platform.Faults;
import dev.reinstate.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PgIT {
  @AutoClose static final TestDatabase database = TestDatabase.create();
  private static final Vertx vertx = Vertx.vertx();

  private final Pg pg = new Pg(vertx, database.uri(), 1);

  @AfterAll
  static void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void whoFindsTooManyWaitingForAConnectionIsRefusedAtOnce() throws Exception {
    Promise<Void> end = Promise.promise();
    Promise<Void> held = Promise.promise();
    Future<Void> holder =
        pg.transaction(
            connection ->
                connection
                    .query("select 1")
                    .execute()
                    .<Void>mapEmpty()
                    .onComplete(held)
                    .compose(done -> end.future()));
    await(held.future());
    List<Future<Void>> waiting =
        IntStream.range(0, 1_001)
            .mapToObj(i -> pg.query("select 1", Tuple.tuple()).<Void>mapEmpty())
            .toList();

    Throwable fault = fault(waiting.getLast());

    assertThat(Faults.refusal(fault)).isEqualTo(new Unavailable("too many requests are waiting"));
    end.complete();
    await(holder);
    await(Future.all(waiting.subList(0, 1_000)));
  }

  @Test
  void aLongTransactionNeedsNoneOfTheOtherConnections() throws Exception {
    Promise<Void> end = Promise.promise();
    Promise<Void> held = Promise.promise();
    Future<Void> holder =
        pg.transaction(
            connection -> {
              held.complete();
              return end.future();
            });
    await(held.future());

    Future<Integer> beside =
        pg.longTransaction(
            connection ->
                connection
                    .query("select 1")
                    .execute()
                    .map(rows -> rows.iterator().next().getInteger(0)));

    assertThat(await(beside)).isOne();
    end.complete();
    await(holder);
  }

  @Test
  void aFailedTransactionLeavesNothing() throws Exception {
    await(pg.query("create temporary table left_over (n integer)", Tuple.tuple()));

    Future<Void> failing =
        pg.transaction(
            connection ->
                connection
                    .query("insert into left_over values (1)")
                    .execute()
                    .compose(done -> Future.failedFuture("no")));

    assertThat(fault(failing)).hasMessage("no");
    assertThat(await(pg.query("select * from left_over", Tuple.tuple())).size()).isZero();
  }

  @Test
  void aConnectionThatTheServerEndsIsReplaced() throws Exception {
    Throwable fault =
        fault(pg.query("select pg_terminate_backend(pg_backend_pid())", Tuple.tuple()));

    assertThat(Faults.refusal(fault)).isEqualTo(new Failed("database connection lost"));
    Awaitility.await().until(() -> await(pg.answers()));
  }

  @Test
  void aServerThatIsNotThereIsALostConnection() throws Exception {
    var nowhere = new Pg(vertx, "postgresql://user:password@127.0.0.1:1/none", 1);

    assertThat(Faults.connectionLost(fault(nowhere.query("select 1", Tuple.tuple())))).isTrue();
    assertThat(await(nowhere.answers())).isFalse();
  }

  private static Throwable fault(Future<?> future) throws Exception {
    return await(
        future.transform(
            result ->
                result.failed()
                    ? Future.succeededFuture(result.cause())
                    : Future.failedFuture("it should have failed")));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
