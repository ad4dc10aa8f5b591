package dev.reinstate.launcher;

import dev.reinstate.api.ApiVerticle;
import dev.reinstate.api.OperationsVerticle;
import dev.reinstate.audit.AuditVerticle;
import dev.reinstate.audit.OtherAuditKeyException;
import dev.reinstate.contracts.Role;
import dev.reinstate.hooks.HooksVerticle;
import dev.reinstate.launcher.database.StartupException;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.telemetry.Telemetry;
import dev.reinstate.restore.RestoreVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Puts the verticles of one process together: those of its roles. They are deployed from the inside
 * out, what answers HTTP last, so that the first request finds everybody there; and stopped the
 * other way round, so that the last one does too. Others may send commands when all workers of this
 * process are there, and no longer before the first of them is stopped.
 */
final class Assembly {

  private static final DeploymentOptions ONE = new DeploymentOptions();

  private static final DeploymentOptions ONE_ON_VIRTUAL_THREADS =
      new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);

  private static final DeploymentOptions ONE_PER_CORE =
      new DeploymentOptions().setInstances(Ground.CORES);

  private final Supplier<Settings> settings;
  private final Part part;
  private final Secrets secrets;
  private final byte[] serviceKey;
  private final Vertx vertx;
  private final Bus bus;
  private final Observability observability;
  private final ShutdownSequence shutdown;

  /**
   * Takes what it works with.
   *
   * @param serviceKey what the service signs for itself with
   * @param shutdown is given everything that this starts
   */
  Assembly(
      Supplier<Settings> settings,
      Part part,
      Secrets secrets,
      byte[] serviceKey,
      Ground ground,
      ShutdownSequence shutdown) {
    this.settings = settings;
    this.part = part;
    this.secrets = secrets;
    this.serviceKey = serviceKey.clone();
    this.vertx = ground.vertx();
    this.bus = ground.bus();
    this.observability = ground.observability();
    this.shutdown = shutdown;
  }

  /**
   * Deploys everything.
   *
   * @return where it listens
   */
  URI deploy(String database) {
    Pg pg = new Pg(vertx, database, settings.get().postgres().poolSize());
    shutdown.add("the connections", () -> Blocking.await(pg.close()));
    EventLog log = new EventLog(pg);
    var lag = new LagQuestion(log::lag);
    var metrics = new ServiceMetrics(observability.registry(), lag, pg, bus);
    deployWorkers(pg, log, metrics);
    shutdown.add("the work for others", () -> Blocking.await(bus.leave()));
    Blocking.await(bus.enter());
    return deployHttp(new Health(pg, lag, bus, part.roles()), metrics);
  }

  private void deployWorkers(Pg pg, EventLog log, ServiceMetrics metrics) {
    Clock clock = Clock.systemUTC();
    Telemetry telemetry = observability.telemetry();
    if (part.has(Role.HOOKS)) {
      deploy(
          "hooks",
          () ->
              new HooksVerticle(
                  settings, pg, log, bus, clock, metrics.deliveries(), telemetry.tracing()),
          ONE_ON_VIRTUAL_THREADS);
    }
    if (part.has(Role.AUDIT)) {
      deployAudit(pg, log, clock);
    }
    if (part.has(Role.RESTORE)) {
      deploy(
          "restore",
          () -> new RestoreVerticle(settings, pg, bus, clock, serviceKey, telemetry),
          ONE);
    }
  }

  private void deployAudit(Pg pg, EventLog log, Clock clock) {
    var key = secrets.auditKey();
    try {
      deploy(
          "audit",
          () -> new AuditVerticle(settings, pg, log, bus, key, clock),
          ONE_ON_VIRTUAL_THREADS);
    } catch (OtherAuditKeyException other) {
      throw new StartupException(String.valueOf(other.getMessage()), other);
    }
  }

  private URI deployHttp(Health health, ServiceMetrics metrics) {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    var http = settings.get().http();
    try {
      if (part.has(Role.API)) {
        deploy("api", api(health, metrics, port::complete), ONE_PER_CORE);
      } else {
        deploy("operations", operations(health, metrics, port::complete), ONE);
      }
    } catch (Exception failure) {
      throw ListenFailure.explain(failure, http);
    }
    return Listening.at(http, port.join());
  }

  private Supplier<? extends Deployable> api(
      Health health, ServiceMetrics metrics, IntConsumer onListening) {
    return ApiVerticle.supplier(
        vertx,
        () -> settings.get().http(),
        secrets.tokens(),
        serviceKey,
        bus,
        health,
        metrics,
        observability.telemetry(),
        Clock.systemUTC(),
        onListening);
  }

  private Supplier<? extends Deployable> operations(
      Health health, ServiceMetrics metrics, IntConsumer onListening) {
    return OperationsVerticle.supplier(
        settings.get().http(),
        health,
        metrics,
        observability.telemetry(),
        Clock.systemUTC(),
        onListening);
  }

  private void deploy(
      String name, Supplier<? extends Deployable> verticle, DeploymentOptions options) {
    String id = Blocking.await(vertx.deployVerticle(verticle, options));
    shutdown.add(name, () -> Blocking.await(vertx.undeploy(id)));
  }
}
