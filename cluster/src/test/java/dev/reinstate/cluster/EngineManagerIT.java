package dev.reinstate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.infinispan.manager.DefaultCacheManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A member that says again where it listens, and another one. */
final class EngineManagerIT {

  private static final String ADDRESS = "echo";
  private static final int TIMES = 20;

  private static DefaultCacheManager engine;
  private static EngineManager manager;
  private static Vertx vertx;
  private static Cluster other;

  @BeforeAll
  static void join() throws Exception {
    ClusterOptions options = ClusterOptions.local().named("test-" + UUID.randomUUID());
    engine = Engine.start(options.name(), ProtocolStack.channel(options));
    manager = new EngineManager(engine, options.host());
    var bus = new EventBusOptions().setHost(options.host());
    vertx =
        await(
            Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(bus))
                .withClusterManager(manager)
                .buildClustered());
    await(vertx.eventBus().consumer(ADDRESS, message -> message.reply("here")).completion());
    other = Cluster.join(options);
  }

  @AfterAll
  static void leave() throws Exception {
    other.close();
    await(vertx.close());
    engine.stop();
  }

  @Test
  void itIsFoundAllTheWhile() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      Future<?> said = manager.sayAgain();
      do {
        assertThat(answer()).isEqualTo("here");
      } while (!said.isComplete());
    }
  }

  @Test
  void whatItDoesNotListenToAnyMoreItDoesNotSayAgain() throws Exception {
    var consumer = vertx.eventBus().consumer("another", message -> message.reply("here"));
    await(consumer.completion());
    Future<?> said = manager.sayAgain();
    await(consumer.unregister());
    await(said);

    Promise<List<RegistrationInfo>> left = Promise.promise();
    manager.getRegistrations("another", left);
    assertThat(await(left.future())).isEmpty();
  }

  private static String answer() throws Exception {
    return await(other.vertx().eventBus().<String>request(ADDRESS, "?").map(Message::body));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }
}
