package dev.reinstate.launcher;

import dev.reinstate.cluster.Cluster;
import dev.reinstate.launcher.cluster.Member;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.telemetry.ObservedCommands;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.function.Supplier;

/**
 * What the verticles of a process stand on: Vert.x, the bus of this process, or of all of the
 * cluster, and what they are seen by.
 */
record Ground(Vertx vertx, Bus bus, Observability observability) {

  static final int CORES = Runtime.getRuntime().availableProcessors();

  /** Nothing is unpacked from the class path, so nothing is left behind by a sudden end. */
  private static final FileSystemOptions NO_FILES =
      new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);

  /**
   * Starts Vert.x, and joins the cluster if the process is to.
   *
   * @param live the settings of the moment
   * @param busKey what the processes of a cluster know each other by; asked for by those alone
   * @param shutdown is given what this starts
   */
  static Ground of(
      Part part, Supplier<Settings> live, Supplier<byte[]> busKey, ShutdownSequence shutdown)
      throws InterruptedException {
    var observability = Observability.of(live.get().tracing());
    shutdown.add("the metrics", observability);
    Ground ground =
        part.clustered()
            ? joined(part, live, busKey.get(), observability, shutdown)
            : alone(observability, shutdown);
    ground.bus().observe(new ObservedCommands(observability.telemetry()));
    return ground;
  }

  private static Ground alone(Observability observability, ShutdownSequence shutdown) {
    Vertx vertx = observability.seen(Vertx.builder().with(observability.seen(options()))).build();
    shutdown.add("Vert.x", () -> Blocking.await(vertx.close()));
    return new Ground(vertx, new Bus(vertx), observability);
  }

  private static Ground joined(
      Part part,
      Supplier<Settings> live,
      byte[] busKey,
      Observability observability,
      ShutdownSequence shutdown)
      throws InterruptedException {
    Cluster cluster =
        Member.join(live.get().cluster(), observability.seen(options()), observability::seen);
    shutdown.add("the cluster", cluster);
    Bus bus =
        Bus.clustered(
            cluster.vertx(), cluster.node(), part.roles(), busKey, () -> live.get().rules());
    cluster.onNodeLeft(bus::nodeLeft);
    return new Ground(cluster.vertx(), bus, observability);
  }

  /** Fewer event loops have less to hand over to each other. */
  private static VertxOptions options() {
    return new VertxOptions().setFileSystemOptions(NO_FILES).setEventLoopPoolSize(CORES);
  }
}
