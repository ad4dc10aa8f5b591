package dev.reinstate.launcher.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What the service signs for itself, in the database: all processes on it have the same. Made by
 * the first one. Earlier versions kept it in the data directory, in {@code service.key}: what is
 * found there becomes the one in the database, if there is none yet.
 */
public final class KeptServiceKey {

  private static final String READ = "select key from reinstate.service_key";
  private static final String KEEP =
      "insert into reinstate.service_key (key) values (?) on conflict do nothing";

  private KeptServiceKey() {}

  /**
   * The key, 32 characters or more; kept from now on.
   *
   * @param database where the migrations have been run
   * @throws StartupException if the database is out of reach
   */
  public static String in(String database, Path dataDirectory) {
    DatabaseAddress address = DatabaseAddress.parse(database);
    try (Connection connection = address.dataSource().getConnection()) {
      String kept = read(connection);
      return kept == null ? keep(connection, firstOf(dataDirectory)) : kept;
    } catch (SQLException failure) {
      throw new StartupException(
          "the service's key cannot be read from the database at " + address, failure);
    }
  }

  /** Another process may have kept its own meanwhile: then that is the one. */
  private static String keep(Connection connection, String key) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
      insert.setString(1, key);
      insert.executeUpdate();
    }
    String kept = read(connection);
    if (kept == null) {
      throw new SQLException("the service's key was not kept");
    }
    return kept;
  }

  private static @Nullable String read(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(READ);
        ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private static String firstOf(Path dataDirectory) {
    Path file = dataDirectory.resolve("service.key");
    return Files.exists(file) ? SecretFile.readOrCreate(file) : SecretFile.generate();
  }
}
