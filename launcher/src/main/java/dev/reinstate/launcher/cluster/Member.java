package dev.reinstate.launcher.cluster;

import dev.reinstate.cluster.Cluster;
import dev.reinstate.cluster.ClusterException;
import dev.reinstate.cluster.ClusterOptions;
import dev.reinstate.cluster.ClusterTls;
import dev.reinstate.launcher.database.StartupException;
import dev.reinstate.platform.settings.ClusterSettings;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that joins the cluster as its configuration says. */
public final class Member {

  private static final Logger LOG = LoggerFactory.getLogger(Member.class);

  private Member() {}

  /**
   * Joins. Blocks for two seconds or more.
   *
   * @param vertxOptions for all but the event bus
   * @param more what else Vert.x is built with
   * @throws StartupException if that cannot be done
   */
  public static Cluster join(
      ClusterSettings settings, VertxOptions vertxOptions, UnaryOperator<VertxBuilder> more)
      throws InterruptedException {
    warnOfStrangers(settings);
    try {
      return Cluster.join(options(settings), vertxOptions, more);
    } catch (ClusterException failure) {
      throw new StartupException("the cluster: " + failure.getMessage(), failure);
    }
  }

  /**
   * Looks whether the files for TLS can be used. Reads them.
   *
   * @throws IllegalArgumentException if not; its message names the place in the configuration
   */
  public static void checkTls(ClusterSettings settings) {
    ClusterTls tls = tls(settings);
    if (tls != null) {
      tls.check();
    }
  }

  private static void warnOfStrangers(ClusterSettings settings) {
    if (settings.tls() == null && !isLoopback(settings.host())) {
      LOG.warn(
          "cluster.tls is not configured: whoever reaches the ports of {} can listen on the bus",
          settings.host());
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException toldWhenJoining) {
      return true;
    }
  }

  private static ClusterOptions options(ClusterSettings settings) {
    return new ClusterOptions(
        settings.name(),
        settings.host(),
        settings.port(),
        settings.busPort(),
        settings.members().stream()
            .map(member -> InetSocketAddress.createUnresolved(member.host(), member.port()))
            .toList(),
        settings.dns(),
        tls(settings));
  }

  private static @Nullable ClusterTls tls(ClusterSettings settings) {
    var tls = settings.tls();
    return tls == null
        ? null
        : new ClusterTls(tls.own().certificate(), tls.own().key(), tls.trust());
  }
}
