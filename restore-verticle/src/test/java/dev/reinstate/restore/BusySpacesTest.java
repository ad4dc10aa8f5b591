package dev.reinstate.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.restore.BusySpaces.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BusySpacesTest {
  @AutoClose private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Vertx vertx = Vertx.vertx();
  private final AtomicBoolean free = new AtomicBoolean();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();

  private final BusySpaces spaces =
      new BusySpaces(
          vertx,
          thread,
          space -> {
            looks.incrementAndGet();
            return Future.succeededFuture(free.get());
          });

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void howeverLongTheyWaitAllAreTriedOnceMore() throws Exception {
    List<Future<String>> results = Stream.generate(() -> run(1_000)).limit(10).toList();
    int before = attempts.get();
    Awaitility.await().until(() -> looks.get() > 5);

    free.set(true);

    for (Future<String> result : results) {
      assertThat(await(result)).isEqualTo("made");
    }
    assertThat(attempts.get()).isEqualTo(before + 10);
  }

  @Test
  void whatIsTooMuchToWaitIsGivenUpAtOnce() throws Exception {
    Future<String> large = run(64 << 20);

    assertThat(await(run(1))).isEqualTo("given up");

    free.set(true);
    assertThat(await(large)).isEqualTo("made");
  }

  @Test
  void whereNobodyCanLookThoseWhoWaitFindOut() throws Exception {
    var blind = new BusySpaces(vertx, thread, space -> Future.failedFuture("no database"));
    Future<String> result = blind.run(work(1));
    free.set(true);

    assertThat(await(result)).isEqualTo("made");
  }

  private Future<String> run(int size) {
    return spaces.run(work(size));
  }

  private Work<String> work(int size) {
    return new Work<>("space", () -> size, this::attempt, "busy"::equals, "given up");
  }

  private Future<String> attempt() {
    attempts.incrementAndGet();
    return Future.succeededFuture(free.get() ? "made" : "busy");
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
