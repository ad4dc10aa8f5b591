package dev.reinstate.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrimaryQuestionTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void aHostThatHangsForAnHourIsLeftWithFewQuestions() throws Exception {
    var connections = new AtomicInteger();
    var clock = new AtomicLong();
    NetServer host =
        await(
            vertx
                .createNetServer()
                .connectHandler(caller -> connections.incrementAndGet())
                .listen(0, "127.0.0.1"));
    var question =
        new PrimaryQuestion(
            vertx,
            new PgConnectOptions().setHost("127.0.0.1").setPort(host.actualPort()),
            clock::get);

    for (int second = 0; second < 3_600; second++) {
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      question.put();
    }

    Awaitility.await()
        .during(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(connections.get()).isBetween(1, 20));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
  }
}
