package dev.reinstate.hooks;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.log.LogFollower;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.telemetry.Tracing;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Tells hooks of what was committed: follows the log at a position of its own, makes deliveries,
 * and delivers them at least once, in order for each hook and document; and answers what is asked
 * about them. None of that is in the path of a request. Without a hook in the configuration events
 * are passed over: one that is configured later is told of what is committed from then on. Also
 * asks the hooks outside of this service that have to let a change pass before it is made. To be
 * deployed once in a process, on virtual threads: it compares documents.
 */
public final class HooksVerticle extends VerticleBase {
  private static final Duration RENEWAL = Claims.LEASE.dividedBy(3);
  private static final Duration SWEEP = Duration.ofMinutes(1);

  /** Looked up on threads of their own: a name server that hangs holds up nobody else's work. */
  private static final int NAMES_AT_ONCE = 16;

  /** How long the end waits for what is under way. */
  private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(3);

  private final Supplier<Settings> settings;
  private final Pg pg;
  private final EventLog log;
  private final Bus bus;
  private final Clock clock;
  private final DeliveryMetrics metrics;
  private final Tracing tracing;
  private @Nullable DeliveryLoop loop;

  /**
   * Takes what it works with.
   *
   * @param settings asked for each step: they may change between two
   * @param clock dates the messages
   * @param metrics are told of attempts and leases
   * @param tracing follows requests to their deliveries
   */
  public HooksVerticle(
      Supplier<Settings> settings,
      Pg pg,
      EventLog log,
      Bus bus,
      Clock clock,
      DeliveryMetrics metrics,
      Tracing tracing) {
    this.settings = settings;
    this.pg = pg;
    this.log = log;
    this.bus = bus;
    this.clock = clock;
    this.metrics = metrics;
    this.tracing = tracing;
  }

  @Override
  public Future<?> start() {
    DeliveryLoop loop = loop();
    this.loop = loop;
    vertx.setPeriodic(RENEWAL.toMillis(), timer -> loop.renew());
    sweepLater(new DeliverySweep(settings, pg));
    HookCommands.serve(settings, pg, bus, () -> context.runOnContext(turn -> loop.wakeUp()));
    servePreHooks();
    return new LogFollower(
            vertx,
            log.withoutStates(),
            "hooks",
            () -> !settings.get().hooks().postHooks().isEmpty(),
            new DeliveryMaker(settings)::make,
            loop::wakeUp)
        .start(bus);
  }

  /** Finishes what is under way, for a bounded time, and gives the rest back. */
  @Override
  public Future<?> stop() {
    DeliveryLoop started = loop;
    return started == null
        ? Future.succeededFuture()
        : started
            .finish()
            .timeout(LAST_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)
            .recover(late -> started.release());
  }

  private void sweepLater(DeliverySweep sweep) {
    vertx.setTimer(SWEEP.toMillis(), timer -> sweep.run().onComplete(done -> sweepLater(sweep)));
  }

  /** Of their own in everything: deliveries do not hold them up. */
  private void servePreHooks() {
    WorkerExecutor names =
        vertx.createSharedWorkerExecutor("reinstate-pre-hook-names", NAMES_AT_ONCE);
    var addresses = new TargetAddresses(names, InetAddress::getAllByName);
    var caller =
        new PreHookCaller(
            new HttpPoster(HookClient.of(vertx, RunningCalls.IN_ALL, 2), addresses),
            new HttpPoster(HookClient.of(vertx, RunningCalls.IN_ALL, 0), addresses),
            bus,
            clock,
            () -> settings.get().http().maxBody());
    var handler = new CallPreHookHandler(settings, caller, new CallPlaces());
    bus.serve(Addresses.CALL_PRE_HOOK, handler::handle);
  }

  private DeliveryLoop loop() {
    WorkerExecutor names = vertx.createSharedWorkerExecutor("reinstate-hook-names", NAMES_AT_ONCE);
    var http =
        new HttpSender(
            HookClient.of(vertx, Running.IN_ALL, 15),
            new TargetAddresses(names, InetAddress::getAllByName),
            clock);
    return new DeliveryLoop(
        settings,
        new Claims(pg, metrics),
        new Renewal(pg),
        new OutcomeWriter(vertx, new Outcomes(pg), metrics),
        new FollowedSender(new Senders(http, new BusSender(bus)), tracing),
        RandomGenerator.getDefault());
  }
}
