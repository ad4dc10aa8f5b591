package dev.reinstate.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The database of an installation that is there already, for a look at it: that of the service if
 * one is running on the data directory, else started for as long as this is open.
 *
 * @param uri where to connect to, with the password
 * @param own what to close afterwards
 */
public record InstalledDatabase(String uri, Optional<EmbeddedDatabase> own)
    implements AutoCloseable {

  /**
   * Finds the embedded database of a data directory.
   *
   * @throws StartupException if there is none, or it does not start
   */
  public static InstalledDatabase open(Path dataDirectory) throws InterruptedException {
    Path cluster = dataDirectory.resolve("postgres");
    if (Files.notExists(cluster.resolve("PG_VERSION"))) {
      throw new StartupException("there is no database in " + dataDirectory);
    }
    try {
      Optional<Integer> port = RunningDatabase.port(cluster.toRealPath());
      if (port.isPresent()) {
        String password = SecretFile.readOrCreate(dataDirectory.resolve("postgres.password"));
        return new InstalledDatabase(EmbeddedDatabase.uri(password, port.get()), Optional.empty());
      }
    } catch (IOException failure) {
      throw new StartupException("cannot look into " + cluster + ": " + failure, failure);
    }
    EmbeddedDatabase own = EmbeddedDatabase.start(dataDirectory);
    return new InstalledDatabase(own.uri(), Optional.of(own));
  }

  /** One that is configured, and not ours to start. */
  public static InstalledDatabase at(String uri) {
    return new InstalledDatabase(uri, Optional.empty());
  }

  @Override
  public void close() throws IOException {
    if (own.isPresent()) {
      own.get().close();
    }
  }
}
