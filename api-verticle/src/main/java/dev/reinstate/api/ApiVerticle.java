package dev.reinstate.api;

import dev.reinstate.platform.Bus;
import dev.reinstate.platform.settings.HttpSettings;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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

  private static final int DRAIN_SECONDS = 20;
  private static final int IDLE_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final int MAX_HEAD_BYTES = 16 * 1024;
  private static final int MAX_STREAMS = 256;

  /** Each holds a page of the audit trail. */
  private static final int MAX_EXPORTS = 16;

  /** Each holds up to five chunks of a file, and one more for each that is being stored. */
  static final int MAX_UPLOADS = 16;

  /** Each holds a chunk of a file. */
  private static final int MAX_DOWNLOADS = 64;

  private final HttpSettings settings;
  private final Function<EventStreams, Router> routing;
  private final Authenticator authenticator;
  private final BodyBudget budget;
  private final Bus bus;
  private final Clock clock;
  private final IntConsumer onListening;
  private @Nullable HttpServer server;
  private @Nullable EventStreams streams;

  private ApiVerticle(
      HttpSettings settings,
      Function<EventStreams, Router> routing,
      Authenticator authenticator,
      BodyBudget budget,
      Bus bus,
      Clock clock,
      IntConsumer onListening) {
    this.settings = settings;
    this.routing = routing;
    this.bus = bus;
    this.authenticator = authenticator;
    this.budget = budget;
    this.clock = clock;
    this.onListening = onListening;
  }

  /**
   * Prepares what all instances share. Reads files, so not to be called on an event loop.
   *
   * @param settings with port 0, all instances of a deployment share one free port
   * @param tokens which tokens are believed, beside those of guests
   * @param serviceKey what the tokens of guests are signed with: 32 bytes or more, known to the
   *     service alone
   * @param onListening is told the port by each instance that listens, on its event loop
   * @return makes the instances of one deployment
   * @throws IllegalArgumentException if the key of the tokens cannot be used
   */
  public static Supplier<ApiVerticle> supplier(
      Vertx vertx,
      HttpSettings settings,
      JwtSettings tokens,
      byte[] serviceKey,
      Bus bus,
      Readiness readiness,
      Metrics metrics,
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
    var budget = BodyBudget.ofHeap();
    return () -> new ApiVerticle(settings, routing, authenticator, budget, bus, clock, onListening);
  }

  /**
   * Looks whether the keys that tokens are checked with can be used. Reads files; asks no provider.
   *
   * @throws IllegalArgumentException if not; its message names the place in the configuration
   */
  public static void checkKeys(JwtSettings tokens) {
    Authenticator.checkKeys(tokens);
  }

  @Override
  public Future<?> start() {
    var connections = new Connections(PATIENCE);
    var cors = new Cors(settings.corsOrigins());
    var bodies = new BodyReader(settings.maxBody());
    var writer = new AnswerWriter(vertx, cors, bodies, connections);
    var eventStreams = new EventStreams(vertx, bus, clock);
    var dispatcher = new Dispatcher(routing.apply(eventStreams), bodies, budget, connections);
    eventStreams.start();
    streams = eventStreams;
    vertx.setPeriodic(LOOK_EVERY.toMillis(), tick -> connections.closeLate());
    server =
        vertx
            .createHttpServer(options())
            .connectionHandler(connections)
            .invalidRequestHandler(new UnreadableRequests(writer))
            .requestHandler(
                new FrontDoor(
                    authenticator,
                    new GuestCheck(bus),
                    cors,
                    connections,
                    dispatcher,
                    writer,
                    clock));
    return server
        .listen(portOrShared(settings.port()), settings.host())
        .onSuccess(listening -> onListening.accept(listening.actualPort()));
  }

  @Override
  public Future<?> stop() {
    if (streams != null) {
      streams.close();
    }
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Without HTTP/2, whose detection would let silent connections wait outside of our sight, and
   * without web sockets' compression, which would look at every request.
   */
  static HttpServerOptions options() {
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxInitialLineLength(MAX_HEAD_BYTES)
        .setMaxHeaderSize(MAX_HEAD_BYTES);
  }

  /** To Vert.x, 0 is a free port for every instance, and -1 one for all of them. */
  private static int portOrShared(int port) {
    return port == 0 ? -1 : port;
  }
}
