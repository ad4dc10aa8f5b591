package dev.reinstate.hooks;

import dev.reinstate.platform.Bus;
import dev.reinstate.platform.Faults;
import dev.reinstate.platform.Pg;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.log.LogFollower;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells hooks of what was committed: follows the log at a position of its own, makes deliveries,
 * and delivers them at least once, in order for each hook and document; and answers what is asked
 * about them. None of it is in the path of a request. Without a hook in the configuration events
 * are passed over: one that is configured later is told of what is committed from then on. To be
 * deployed once in a process, on virtual threads: it compares documents.
 */
public final class HooksVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(HooksVerticle.class);
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
  private @Nullable DeliveryLoop loop;

  /**
   * Takes what it works with.
   *
   * @param settings asked for each step: they may change between two
   * @param clock dates the messages
   */
  public HooksVerticle(Supplier<Settings> settings, Pg pg, EventLog log, Bus bus, Clock clock) {
    this.settings = settings;
    this.pg = pg;
    this.log = log;
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    DeliveryLoop loop = loop();
    this.loop = loop;
    vertx.setPeriodic(RENEWAL.toMillis(), timer -> loop.renew());
    sweepLater(new DeliverySweep(settings, pg));
    HookCommands.serve(settings, pg, bus, () -> context.runOnContext(turn -> loop.wakeUp()));
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

  private DeliveryLoop loop() {
    WorkerExecutor names = vertx.createSharedWorkerExecutor("reinstate-hook-names", NAMES_AT_ONCE);
    var http =
        new HttpSender(client(), new TargetAddresses(names, InetAddress::getAllByName), clock);
    return new DeliveryLoop(
        settings,
        new Claims(pg),
        new Renewal(pg),
        new OutcomeWriter(new Outcomes(pg)),
        new Senders(http, new BusSender(bus)),
        RandomGenerator.getDefault());
  }

  /** Has a connection for every delivery that may be under way; so none waits for another's. */
  private HttpClient client() {
    var options = new HttpClientOptions().setKeepAliveTimeout(15).setIdleTimeout(60);
    var pool = new PoolOptions().setHttp1MaxSize(Running.IN_ALL);
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(pool)
        // Whoever waits for the answer is told; the log need not be, by a receiver's choice of
        // words.
        .withConnectHandler(
            connection ->
                connection.exceptionHandler(
                    fault ->
                        LOG.debug("a receiver's connection broke: {}", Faults.describe(fault))))
        .build();
  }
}
