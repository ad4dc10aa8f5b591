package dev.reinstate.api;

import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.settings.HttpSettings;
import dev.reinstate.platform.settings.JwtSettings;
import dev.reinstate.platform.settings.TlsFiles;
import dev.reinstate.platform.telemetry.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers HTTP: turns requests into commands on the bus, and replies into answers.
 *
 * <p>Runs on an event loop and never blocks it. As many instances as wanted share one port. Before
 * it is deployed nobody can connect; when it is undeployed it takes no more requests, ends the
 * event streams, answers what else is under way and is done then, or after 20 seconds.
 */
public final class ApiVerticle extends VerticleBase {

  private static final Duration TIDY_EVERY = Duration.ofSeconds(5);
  private static final int MAX_STREAMS = 256;

  /** Each holds a page of the audit trail. */
  private static final int MAX_EXPORTS = 16;

  /** Each holds up to five chunks of a file, and one more for each that is being stored. */
  static final int MAX_UPLOADS = 16;

  /** Each holds a chunk of a file. */
  private static final int MAX_DOWNLOADS = 64;

  /** Each is some 150 bytes, and his id. */
  private static final int MAX_CALLERS = 100_000;

  private final ServerResources resources;
  private final Function<EventStreams, Router> routing;
  private final Authenticator authenticator;
  private final RateLimiter limiter;
  private final Bus bus;
  private @Nullable Server server;
  private @Nullable EventStreams streams;

  private ApiVerticle(
      ServerResources resources,
      Function<EventStreams, Router> routing,
      Authenticator authenticator,
      RateLimiter limiter,
      Bus bus) {
    this.resources = resources;
    this.routing = routing;
    this.authenticator = authenticator;
    this.limiter = limiter;
    this.bus = bus;
  }

  /**
   * Prepares what all instances share. Reads files, so not to be called on an event loop.
   *
   * @param http with port 0, all instances of a deployment share one free port. The rate limit is
   *     asked for with each request, all else once. The files of the certificate are read again
   *     every few seconds, and shown to new connections when they have changed
   * @param tokens which tokens are believed, beside those of guests
   * @param serviceKey what the tokens of guests are signed with: 32 bytes or more, known to the
   *     service alone
   * @param telemetry is told of each request
   * @param onListening is told the port by each instance that listens, on its event loop
   * @return makes the instances of one deployment
   * @throws IllegalArgumentException if the key of the tokens or the certificate cannot be used
   */
  public static Supplier<ApiVerticle> supplier(
      Vertx vertx,
      Supplier<HttpSettings> http,
      JwtSettings tokens,
      byte[] serviceKey,
      Bus bus,
      Readiness readiness,
      Metrics metrics,
      Telemetry telemetry,
      Clock clock,
      IntConsumer onListening) {
    OpenApiDocument document = OpenApiDocument.load();
    var guests = new GuestTokens(serviceKey, clock);
    var places = new Places(MAX_STREAMS, "too many event streams");
    var exports = new Places(MAX_EXPORTS, "too many exports of the audit trail");
    var uploads = new Places(MAX_UPLOADS, "too many uploads");
    var downloads = new Places(MAX_DOWNLOADS, "too many downloads");
    Function<EventStreams, Router> routing =
        streams ->
            new Router(
                document.operations(),
                Routes.of(
                    vertx,
                    bus,
                    readiness,
                    metrics,
                    document,
                    guests,
                    new Streaming(streams, places, exports, uploads, downloads)));
    var authenticator = Authenticator.create(vertx, tokens, guests, clock);
    var limiter = new RateLimiter(() -> http.get().rateLimit(), MAX_CALLERS, clock);
    var resources = ServerResources.of(http.get(), telemetry, clock, onListening);
    return () -> new ApiVerticle(resources, routing, authenticator, limiter, bus);
  }

  /**
   * Looks whether the keys that tokens are checked with can be used. Reads files; asks no provider.
   *
   * @throws IllegalArgumentException if not; its message names the place in the configuration
   */
  public static void checkKeys(JwtSettings tokens) {
    Authenticator.checkKeys(tokens);
  }

  /**
   * Looks whether a certificate and its key can be used. Reads files.
   *
   * @throws IllegalArgumentException if not; its message names the place in the configuration, and
   *     shows nothing of the key
   */
  public static void checkCertificate(TlsFiles tls) {
    ServerCertificate.read(tls);
  }

  @Override
  public Future<?> start() {
    var eventStreams = new EventStreams(vertx, bus, resources.clock());
    eventStreams.start();
    streams = eventStreams;
    vertx.setPeriodic(TIDY_EVERY.toMillis(), tick -> limiter.tidy());
    var admission = new Admission(authenticator, limiter, new GuestCheck(bus));
    server = new Server(vertx, resources, admission);
    return server.listen(routing.apply(eventStreams));
  }

  @Override
  public Future<?> stop() {
    if (streams != null) {
      streams.close();
    }
    return server == null ? Future.succeededFuture() : server.stop();
  }
}
