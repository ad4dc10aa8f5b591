package dev.reinstate.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that belongs to this process: real, with its default durability (every commit
 * is on disk before it is acknowledged), its files in the data directory.
 *
 * <ul>
 *   <li>It listens on 127.0.0.1 alone, at a port that is free at the time, and on no unix socket.
 *   <li>Every connection needs the password that was generated for it, which is in {@code
 *       postgres.password} in the data directory, readable by its owner only.
 *   <li>At most one process uses a data directory at a time.
 *   <li>However the process or the server ended before, {@link #start} brings back everything that
 *       was committed; a server left running is stopped first.
 *   <li>A server that ends by itself is started again, at the same place.
 * </ul>
 *
 * <p>In the data directory: {@code postgres} (the cluster), {@code postgres.password}, {@code
 * postgres.log} (bounded) and {@code lock}. PostgreSQL's programs are unpacked to the user's cache
 * directory, see {@link ProgramCache}. Linux and macOS only.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  /** The name of the database and of the one user in it. */
  static final String NAME = "reinstate";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final DirectoryLock lock;
  private final ServerKeeper server;
  private final String uri;

  private EmbeddedDatabase(DirectoryLock lock, ServerKeeper server, String password) {
    this.lock = lock;
    this.server = server;
    this.uri = uri(password, server.port());
  }

  static String uri(String password, int port) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(NAME, password, port, NAME);
  }

  /**
   * Starts the server on {@code dataDirectory}, which is made when missing, and returns when it
   * accepts connections. That takes a second or two, longer after a crash (its recovery is given
   * two minutes).
   *
   * @throws StartupException if the directory is in use or the server does not start
   */
  public static EmbeddedDatabase start(Path dataDirectory) throws InterruptedException {
    try {
      Path directory = Files.createDirectories(dataDirectory).toRealPath();
      DirectoryLock lock = DirectoryLock.acquire(directory);
      try {
        return start(directory, lock);
      } catch (IOException | InterruptedException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new StartupException(
          "the embedded PostgreSQL cannot use " + dataDirectory + ": " + failure, failure);
    }
  }

  private static EmbeddedDatabase start(Path directory, DirectoryLock lock)
      throws IOException, InterruptedException {
    Path cluster = directory.resolve("postgres");
    Path passwordFile = directory.resolve("postgres.password");
    requirePassword(cluster, passwordFile);
    ServerUser user = ServerUser.of(cluster);
    Binaries binaries = Binaries.unpack(ProgramCache.locate(directory, user));
    String password = SecretFile.readOrCreate(passwordFile);
    Cluster.create(cluster, binaries, user, passwordFile);
    PgCtl pgCtl = new PgCtl(binaries, user, cluster);
    ServerLog log = new ServerLog(directory);
    ServerKeeper server =
        ServerKeeper.start(new ServerStart(binaries, user, cluster, password, log, pgCtl));
    LOG.info("PostgreSQL is up, process {}, port {}", server.pid(), server.port());
    return new EmbeddedDatabase(lock, server, password);
  }

  private static void requirePassword(Path cluster, Path passwordFile) {
    if (Files.exists(cluster.resolve("PG_VERSION")) && Files.notExists(passwordFile)) {
      throw new StartupException(
          passwordFile + " is missing, and " + cluster + " cannot be opened without it");
    }
  }

  /**
   * Where to connect to, with the password: {@code postgresql://user:password@host:port/database}.
   * The port is another one at each start.
   */
  public String uri() {
    return uri;
  }

  /** The number of the server's process; another one after it was started again. */
  public long pid() {
    return server.pid();
  }

  /** Ends all sessions, stops the server in an orderly way, within about a minute, and unlocks. */
  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
    }
  }
}
