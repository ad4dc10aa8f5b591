package dev.reinstate.launcher;

import dev.reinstate.launcher.database.EmbeddedDatabase;
import dev.reinstate.launcher.database.Migrations;
import dev.reinstate.launcher.database.StartupException;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The service, or a part of it, in this process: database, bus and verticles.
 *
 * <p>Closing it refuses new connections, waits up to 20 s for the requests in flight, up to 25 s
 * for the commands of other processes and as long for restores of spaces in the background, and
 * then stops the verticles and the database one after the other. To be started and closed by one
 * thread that belongs to no verticle.
 */
public final class Service implements AutoCloseable {

  private final ShutdownSequence shutdown;
  private final Vertx vertx;
  private final URI uri;

  private Service(ShutdownSequence shutdown, Vertx vertx, URI uri) {
    this.shutdown = shutdown;
    this.vertx = vertx;
    this.uri = uri;
  }

  /**
   * Starts all of it in this process, and returns when requests are answered.
   *
   * @param settings its database is the embedded one if {@code postgres.uri} is null; a null {@code
   *     jwt} stands for the generated secret of the data directory
   * @param dataDirectory where the embedded database and generated secrets are kept
   * @throws StartupException if something outside keeps it from starting; then all is closed again
   */
  public static Service start(Settings settings, Path dataDirectory) throws InterruptedException {
    return start(() -> settings, dataDirectory, Part.WHOLE);
  }

  /**
   * Starts a part of it.
   *
   * @param live settings that may change meanwhile: collections, roles, policies, hooks and the
   *     rate limit take effect from the next command on, all else is as it is now
   */
  public static Service start(Supplier<Settings> live, Path dataDirectory, Part part)
      throws InterruptedException {
    Settings settings = live.get();
    ShutdownSequence shutdown = new ShutdownSequence();
    try {
      String database = database(settings, dataDirectory, shutdown);
      Migrations.run(database);
      Secrets secrets = new Secrets(settings, dataDirectory);
      secrets.warnOfOwn(part);
      byte[] serviceKey = secrets.serviceKey(database);
      Ground ground = Ground.of(part, live, () -> secrets.busKey(database), shutdown);
      Assembly assembly = new Assembly(live, part, secrets, serviceKey, ground, shutdown);
      return new Service(shutdown, ground.vertx(), assembly.deploy(database));
    } catch (InterruptedException | RuntimeException failure) {
      shutdown.close();
      throw failure;
    }
  }

  private static String database(Settings settings, Path dataDirectory, ShutdownSequence shutdown)
      throws InterruptedException {
    String configured = settings.postgres().uri();
    if (configured != null) {
      return configured;
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(dataDirectory);
    shutdown.add("PostgreSQL", embedded);
    return embedded.uri();
  }

  /** Where it listens, such as {@code http://127.0.0.1:8080}. */
  public URI uri() {
    return uri;
  }

  /** What it runs on: hook workers in this process are deployed on it, and end with the service. */
  public Vertx vertx() {
    return vertx;
  }

  @Override
  public void close() {
    shutdown.close();
  }
}
