package dev.reinstate.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfiguration;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.partitionhandling.PartitionHandling;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.JChannel;

/**
 * Infinispan with the caches that Vert.x keeps its registrations in. Each member has all of them,
 * and goes on with what it has when it cannot see the others. What parts know that meet again is
 * not put together here: {@link EngineManager} sees to that.
 */
final class Engine {

  private static final Duration ANSWER = Duration.ofSeconds(10);

  private Engine() {}

  /** Connects, and returns when this is a member. Blocks for some seconds. */
  static DefaultCacheManager start(String name, JChannel channel) {
    var manager = new DefaultCacheManager(global(name, channel), /* start= */ false);
    manager.defineConfiguration("__vertx.subs", replicated());
    manager.defineConfiguration("__vertx.haInfo", replicated());
    manager.defineConfiguration("__vertx.nodeInfo", replicated());
    manager.defineConfiguration("__vertx.distributed.cache.configuration", distributed());
    manager.start();
    return manager;
  }

  private static GlobalConfiguration global(String name, JChannel channel) {
    GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
    global
        .transport()
        .defaultTransport()
        .clusterName(name)
        .addProperty(JGroupsTransport.CHANNEL_CONFIGURATOR, new OwnChannel(channel));
    global.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
    global.jmx().disable();
    global.metrics().gauges(false).histograms(false);
    return global.build();
  }

  private static Configuration replicated() {
    var cache = new ConfigurationBuilder();
    cache
        .clustering()
        .cacheMode(CacheMode.REPL_SYNC)
        .remoteTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
        .stateTransfer()
        .timeout(2 * ANSWER.toMillis(), TimeUnit.MILLISECONDS)
        .partitionHandling()
        .whenSplit(PartitionHandling.ALLOW_READ_WRITES);
    return cache.build();
  }

  private static Configuration distributed() {
    var cache = new ConfigurationBuilder();
    cache.clustering().cacheMode(CacheMode.DIST_SYNC);
    return cache.template(true).build();
  }
}
