package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RestoresUnderWayTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final RestoresUnderWay restores = new RestoresUnderWay();

  @Test
  void whatIsRunningIsWaitedFor() {
    var work = new CompletableFuture<Boolean>();
    restores.run(work::join);

    Future<Void> end = restores.end(LONG);

    assertThat(end.isComplete()).isFalse();
    work.complete(true);
    await(end);
  }

  @Test
  void whatTakesTooLongIsNotWaitedFor() {
    var work = new CompletableFuture<Boolean>();
    restores.run(work::join);

    await(restores.end(Duration.ofMillis(20)));

    assertThat(work.isDone()).isFalse();
    work.complete(true);
  }
}
