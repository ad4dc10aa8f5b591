package dev.reinstate.launcher;

import dev.reinstate.api.ApiVerticle;
import dev.reinstate.audit.AuditKey;
import dev.reinstate.audit.AuditVerticle;
import dev.reinstate.hooks.DeliveryMetrics;
import dev.reinstate.hooks.HooksVerticle;
import dev.reinstate.platform.Bus;
import dev.reinstate.platform.Pg;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.settings.HttpSettings;
import dev.reinstate.platform.settings.JwtSettings;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.restore.RestoreVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Puts the verticles of one process together. They are deployed from the inside out, the API last,
 * so that the first request finds everybody there; and stopped the other way round, so that the
 * last one does too.
 */
final class Assembly {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private static final DeploymentOptions ONE = new DeploymentOptions();

  private static final DeploymentOptions ONE_ON_VIRTUAL_THREADS =
      new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);

  private static final DeploymentOptions ONE_PER_CORE = new DeploymentOptions().setInstances(CORES);

  /** Nothing is unpacked from the class path, so nothing is left behind by a sudden end. */
  private static final FileSystemOptions NO_FILES =
      new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);

  private final Supplier<Settings> settings;
  private final JwtSettings tokens;
  private final AuditKey auditKey;
  private final byte[] serviceKey;
  private final ShutdownSequence shutdown;
  private final Vertx vertx;

  /**
   * Starts Vert.x.
   *
   * @param tokens which tokens are believed
   * @param auditKey what the heads of the audit trail are signed with
   * @param serviceKey what the service signs for itself with
   * @param shutdown is given everything that this starts
   */
  Assembly(
      Supplier<Settings> settings,
      JwtSettings tokens,
      AuditKey auditKey,
      byte[] serviceKey,
      ShutdownSequence shutdown) {
    this.settings = settings;
    this.tokens = tokens;
    this.auditKey = auditKey;
    this.serviceKey = serviceKey.clone();
    this.shutdown = shutdown;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setFileSystemOptions(NO_FILES)
                // Fewer event loops have less to hand over to each other.
                .setEventLoopPoolSize(CORES));
    shutdown.add("Vert.x", () -> Blocking.await(vertx.close()));
  }

  /** What everything is deployed on. */
  Vertx vertx() {
    return vertx;
  }

  /**
   * Deploys everything.
   *
   * @return where the API listens
   */
  URI deploy(String database) {
    Bus bus = new Bus(vertx);
    Pg pg = new Pg(vertx, database, settings.get().postgres().poolSize());
    shutdown.add("the connections", () -> Blocking.await(pg.close()));
    EventLog log = new EventLog(pg);
    var metrics = new ServiceMetrics(log, pg);
    shutdown.add("the metrics", metrics);
    deploy("hooks", () -> hooks(pg, log, bus, metrics.deliveries()), ONE_ON_VIRTUAL_THREADS);
    deploy("audit", () -> audit(pg, log, bus), ONE_ON_VIRTUAL_THREADS);
    deploy(
        "restore",
        () -> new RestoreVerticle(settings, pg, bus, Clock.systemUTC(), serviceKey),
        ONE);
    return deployApi(bus, new Health(pg, log, bus), metrics);
  }

  private HooksVerticle hooks(Pg pg, EventLog log, Bus bus, DeliveryMetrics metrics) {
    return new HooksVerticle(settings, pg, log, bus, Clock.systemUTC(), metrics);
  }

  private AuditVerticle audit(Pg pg, EventLog log, Bus bus) {
    return new AuditVerticle(settings, pg, log, bus, auditKey, Clock.systemUTC());
  }

  private URI deployApi(Bus bus, Health health, ServiceMetrics metrics) {
    HttpSettings http = settings.get().http();
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Supplier<ApiVerticle> api =
        ApiVerticle.supplier(
            vertx,
            http,
            tokens,
            serviceKey,
            bus,
            health,
            metrics,
            Clock.systemUTC(),
            port::complete);
    try {
      deploy("api", api, ONE_PER_CORE);
    } catch (Exception failure) {
      throw ListenFailure.explain(failure, http);
    }
    return listeningOn(http.host(), port.join());
  }

  private static URI listeningOn(String host, int port) {
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + literal + ":" + port);
  }

  private void deploy(
      String name, Supplier<? extends Deployable> verticle, DeploymentOptions options) {
    String id = Blocking.await(vertx.deployVerticle(verticle, options));
    shutdown.add(name, () -> Blocking.await(vertx.undeploy(id)));
  }
}
