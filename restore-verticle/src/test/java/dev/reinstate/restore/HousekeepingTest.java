package dev.reinstate.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    RestoreFixture.await(vertx.close());
  }

  @Test
  void aChoreThatFailsKeepsNeitherTheOthersNorTheNextRoundFromRunning() throws Exception {
    var rounds = new CountDownLatch(2);

    start(
        () -> Future.failedFuture(new IOException("no connection")).await(),
        () -> {
          throw new IllegalStateException("a defect");
        },
        rounds::countDown);

    assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private void start(Chore... chores) {
    RestoreFixture.await(
        vertx.deployVerticle(
            new Housekeeping(List.of(chores)),
            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
  }
}
