package dev.reinstate.cluster;

import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.ext.cluster.infinispan.InfinispanClusterManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.infinispan.manager.DefaultCacheManager;
import org.jgroups.JChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Vert.x whose event bus is that of all members of a cluster.
 *
 * <p>It listens at {@link ClusterOptions#host} and nowhere else: at one port for members, one for
 * what they send each other, and one by which they notice that this process has died. Members that
 * could not see each other for a time, or began apart, come together again by themselves, some
 * seconds after they can (and know each other's addresses). Safe for use from any thread.
 */
public final class Cluster implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final Duration JOINING = Duration.ofSeconds(60);
  private static final Duration CLOSING = Duration.ofSeconds(30);
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  /** Whoever says nothing for two of these is not written to any more. */
  private static final Duration PING = Duration.ofSeconds(5);

  private final JChannel channel;
  private final DefaultCacheManager engine;
  private final InfinispanClusterManager manager;
  private final Vertx vertx;

  private Cluster(
      JChannel channel, DefaultCacheManager engine, InfinispanClusterManager manager, Vertx vertx) {
    this.channel = channel;
    this.engine = engine;
    this.manager = manager;
    this.vertx = vertx;
  }

  /**
   * Joins, with a Vert.x of the usual options.
   *
   * @throws ClusterException as {@link #join(ClusterOptions, VertxOptions, UnaryOperator)}
   */
  public static Cluster join(ClusterOptions options) throws InterruptedException {
    return join(options, new VertxOptions(), builder -> builder);
  }

  /**
   * Joins those who are there; who finds nobody begins a cluster that others join. Blocks for two
   * seconds or more, at most for two minutes.
   *
   * @param vertxOptions for all but the event bus
   * @param more what else Vert.x is built with
   * @throws ClusterException if a port is taken, the files for TLS are not usable, nobody of those
   *     who are there lets this process in, or they do not answer in time
   */
  public static Cluster join(
      ClusterOptions options, VertxOptions vertxOptions, UnaryOperator<VertxBuilder> more)
      throws InterruptedException {
    SSLContext tls = tls(options);
    Doors.requireWelcome(new Neighbourhood(options).places().toList(), tls);
    JChannel channel = channel(options);
    DefaultCacheManager engine = engine(options, channel);
    try {
      var manager = new EngineManager(engine, options.host());
      var all = new VertxOptions(vertxOptions).setEventBusOptions(eventBus(options));
      VertxBuilder builder = more.apply(Vertx.builder().with(all));
      Vertx vertx =
          builder
              .withClusterManager(manager)
              .buildClustered()
              .await(JOINING.toSeconds(), TimeUnit.SECONDS);
      LOG.info("Member {} of the cluster: {}", manager.getNodeId(), manager.getNodes());
      return new Cluster(channel, engine, manager, vertx);
    } catch (Exception failure) { // await() throws checked ones undeclared
      engine.stop();
      throw JoinFailure.explain(failure, options);
    }
  }

  /** The Vert.x. To be closed by closing this. */
  public Vertx vertx() {
    return vertx;
  }

  /** What this member is called among all. */
  public String node() {
    return manager.getNodeId();
  }

  /** Whom this member knows of, itself among them. */
  List<String> members() {
    return manager.getNodes();
  }

  /** What it talks to the others by. */
  JChannel channel() {
    return channel;
  }

  /**
   * Says who calls back when a member has left, died, or not been seen for ten seconds; one for
   * all, on a thread of the engine's.
   */
  public void onNodeLeft(Consumer<String> told) {
    manager.nodeListener(
        new NodeListener() {
          @Override
          public void nodeAdded(String node) {
            LOG.info("Member {} has joined", node);
          }

          @Override
          public void nodeLeft(String node) {
            LOG.info("Member {} has left", node);
            told.accept(node);
          }
        });
  }

  /** Closes Vert.x and leaves; the others know it then. Blocks for half a minute at most. */
  @Override
  public void close() {
    try {
      vertx.close().await(CLOSING.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      LOG.warn("Vert.x was not closed within {} s", CLOSING.toSeconds());
    } finally {
      engine.stop();
    }
  }

  private static @Nullable SSLContext tls(ClusterOptions options) {
    try {
      return options.tls() == null ? null : MemberTls.context(options.tls());
    } catch (IllegalArgumentException unusable) {
      throw new ClusterException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private static JChannel channel(ClusterOptions options) {
    try {
      return ProtocolStack.channel(options);
    } catch (Exception failure) { // it declares no other
      throw JoinFailure.explain(failure, options);
    }
  }

  /** Apart, because it cannot be told to give up. */
  private static DefaultCacheManager engine(ClusterOptions options, JChannel channel)
      throws InterruptedException {
    var started = new CompletableFuture<DefaultCacheManager>();
    Thread.ofPlatform()
        .name("cluster-join")
        .daemon()
        .start(
            () -> {
              try {
                started.complete(Engine.start(options.name(), channel));
              } catch (Exception failure) {
                started.completeExceptionally(failure);
              }
            });
    try {
      return started.get(JOINING.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new ClusterException("its members do not answer", late);
    } catch (ExecutionException failure) {
      throw JoinFailure.explain(failure, options);
    }
  }

  private static EventBusOptions eventBus(ClusterOptions options) {
    var bus = new EventBusOptions();
    bus.setHost(options.host())
        .setPort(options.busPort())
        .setConnectTimeout((int) CONNECTING.toMillis())
        .setClusterPingInterval(PING.toMillis())
        .setClusterPingReplyInterval(PING.toMillis());
    if (options.tls() != null) {
      MemberTls.secure(bus, options.tls());
    }
    return bus;
  }
}
