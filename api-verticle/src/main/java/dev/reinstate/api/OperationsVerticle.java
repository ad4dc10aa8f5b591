package dev.reinstate.api;

import dev.reinstate.platform.settings.HttpSettings;
import dev.reinstate.platform.telemetry.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is asked about a process that offers nothing else over HTTP: {@code /_health/live},
 * {@code /_health/ready} and {@code /_metrics}, without tokens. There is nothing at any other path.
 *
 * <p>Listens as {@link ApiVerticle} does, within the same bounds and with the same certificate.
 */
public final class OperationsVerticle extends VerticleBase {

  private final ServerResources resources;
  private final Supplier<Router> routing;
  private @Nullable Server server;

  private OperationsVerticle(ServerResources resources, Supplier<Router> routing) {
    this.resources = resources;
    this.routing = routing;
  }

  /**
   * Prepares what all instances share. Reads files, so not to be called on an event loop.
   *
   * @param telemetry is told of each request
   * @param onListening is told the port by each instance that listens, on its event loop
   * @return makes the instances of one deployment
   * @throws IllegalArgumentException if the certificate cannot be used
   */
  public static Supplier<OperationsVerticle> supplier(
      HttpSettings http,
      Readiness readiness,
      Metrics metrics,
      Telemetry telemetry,
      Clock clock,
      IntConsumer onListening) {
    List<Operation> all = OpenApiDocument.load().operations();
    Supplier<Router> routing =
        () -> {
          Map<String, Route> routes = Routes.ofProcess(readiness, metrics);
          return new Router(
              all.stream().filter(operation -> routes.containsKey(operation.id())).toList(),
              routes);
        };
    var resources = ServerResources.of(http, telemetry, clock, onListening);
    return () -> new OperationsVerticle(resources, routing);
  }

  @Override
  public Future<?> start() {
    server = new Server(vertx, resources, nobody -> Future.failedFuture(nothingThere()));
    return server.listen(routing.get());
  }

  @Override
  public Future<?> stop() {
    return server == null ? Future.succeededFuture() : server.stop();
  }

  private static ProblemException nothingThere() {
    return Problems.notFound().exception();
  }
}
