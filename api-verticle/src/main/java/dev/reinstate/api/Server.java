package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An HTTP server with all that it is bounded by. For use on one event loop. */
final class Server {

  private static final int DRAIN_SECONDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** More than the 60 s for which proxies keep a connection: they are to be the first to close. */
  private static final Duration REST = Duration.ofSeconds(75);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final ServerResources resources;
  private final Function<Exchange, Future<Authenticated>> admission;
  private @Nullable HttpServer server;

  /**
   * @param admission who is let in to what is not public
   */
  Server(
      Vertx vertx, ServerResources resources, Function<Exchange, Future<Authenticated>> admission) {
    this.vertx = vertx;
    this.resources = resources;
    this.admission = admission;
  }

  /** Listens, together with the servers that have the same resources. */
  Future<HttpServer> listen(Router router) {
    var settings = resources.settings();
    var connections = new Connections(resources.connections(), PATIENCE, REST);
    var cors = new Cors(settings.corsOrigins());
    var bodies = new BodyReader(settings.maxBody());
    var writer = new AnswerWriter(vertx, cors, bodies, connections, resources.answers());
    var dispatcher = new Dispatcher(router, bodies, resources.bodies(), connections);
    vertx.setPeriodic(LOOK_EVERY.toMillis(), tick -> look(connections));
    HttpServer listening =
        vertx
            .createHttpServer(ServerOptions.of(certificate()))
            .connectionHandler(connections)
            .invalidRequestHandler(new UnreadableRequests(writer, resources.watch()))
            .requestHandler(
                new FrontDoor(
                    admission,
                    cors,
                    connections,
                    dispatcher,
                    writer,
                    resources.watch(),
                    resources.clock()));
    server = listening;
    return listening
        .listen(portOrShared(settings.port()), settings.host())
        .onSuccess(there -> resources.onListening().accept(there.actualPort()));
  }

  /** Takes no more requests; completes when all have been answered, or after 20 seconds. */
  Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
  }

  private void look(Connections connections) {
    connections.closeLate();
    resources.connections().report();
    Certificates certificates = resources.certificates();
    if (certificates != null) {
      vertx
          .executeBlocking(certificates::renewed, false)
          .onSuccess(renewed -> show(certificates, renewed));
    }
  }

  /** To everybody who connects from now on, to whichever of the servers. */
  private void show(Certificates certificates, @Nullable ServerCertificate renewed) {
    if (renewed != null && server != null) {
      server
          .updateSSLOptions(ServerOptions.tls(renewed))
          .onSuccess(shown -> certificates.shown(renewed))
          .onFailure(certificates::notShown);
    }
  }

  private @Nullable ServerCertificate certificate() {
    Certificates certificates = resources.certificates();
    return certificates == null ? null : certificates.inForce();
  }

  /** To Vert.x, 0 is a free port for every instance, and -1 one for all of them. */
  private static int portOrShared(int port) {
    return port == 0 ? -1 : port;
  }
}
