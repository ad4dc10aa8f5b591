package dev.reinstate.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClosedConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrimaryWatchTest {
  private static final PgConnectOptions HOST = new PgConnectOptions().setHost("db1");
  private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final Promise<Void> renewed = Promise.promise();

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void connectionsToAServerThatWasStartedAnewAreGivenUpHoweverItWasNoticed() throws Exception {
    var now = new AtomicReference<>(startedAt(STARTED));
    PrimaryWatch watch = watch(() -> Future.succeededFuture(now.get()));
    await(watch.host());

    now.set(startedAt(STARTED.plusSeconds(60)));
    watch.noticing(() -> Future.failedFuture(ClosedConnectionException.INSTANCE));

    await(renewed.future());
  }

  @Test
  void callersWhoAreRefusedForWantOfAConnectionDoNotHideThatNothingIsAnswered() throws Exception {
    Promise<Primary> searched = Promise.promise();
    PrimaryWatch watch =
        watch(
            () -> {
              searched.tryComplete(startedAt(STARTED));
              return searched.future();
            });

    watch.watched(() -> Promise.promise().future());
    vertx.setPeriodic(
        50,
        turn ->
            watch.watched(
                () -> Future.failedFuture(new ConnectionPoolTooBusyException("too many"))));

    await(searched.future());
  }

  private PrimaryWatch watch(Supplier<Future<Primary>> search) {
    var connections = new OpenConnections(Duration.ofDays(1));
    return new PrimaryWatch(vertx, List.of(HOST), search, () -> connections, renewed::tryComplete);
  }

  private static Primary startedAt(Instant moment) {
    return new Primary(HOST, 1, moment, Set.of());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
  }
}
