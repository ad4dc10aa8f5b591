package dev.reinstate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.api.Readiness.State;
import dev.reinstate.contracts.Role;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void aConsumerThatMayBeFarBehindIsNotLeftOut() throws Exception {
    var nowhere = new Pg(vertx, "postgresql://user:password@127.0.0.1:1/none", 1);
    var unknown = new LagQuestion(() -> Future.failedFuture("no answer"));
    var health = new Health(nowhere, unknown, new Bus(vertx), Set.of(Role.AUDIT));

    assertThat(await(health.check()))
        .containsEntry("audit", State.DEGRADED)
        .containsEntry("hooks", State.DEGRADED);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
