package dev.reinstate.launcher.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the state that this version of the program needs. Each owner of data has a
 * schema, files of its own under {@code db/} and a history of its own ({@code flyway_history}), so
 * owners move on independently of one another. Processes that start at the same time wait for one
 * another; a file that fails leaves nothing behind.
 */
public final class Migrations {

  private static final int OLDEST = 140_000;

  private enum Owner {
    RESTORE("reinstate", "db/restore"),
    AUDIT("audit", "db/audit"),
    HOOKS("hooks", "db/hooks");

    private final String schema;
    private final String location;

    Owner(String schema, String location) {
      this.schema = schema;
      this.location = location;
    }
  }

  private Migrations() {}

  /**
   * Returns when the database is up to date.
   *
   * @param uri the database, {@code postgresql://user:password@host:port/database}
   * @throws StartupException if it is out of reach or older than PostgreSQL 14, or a file fails
   */
  public static void run(String uri) {
    DatabaseAddress address = DatabaseAddress.parse(uri);
    DataSource source = address.dataSource();
    requireVersion(address, source);
    List.of(Owner.values()).forEach(owner -> migrate(owner, source));
  }

  private static void requireVersion(DatabaseAddress address, DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet version =
            statement.executeQuery("select current_setting('server_version_num')")) {
      version.next();
      if (version.getInt(1) < OLDEST) {
        throw new StartupException(
            "the database at "
                + address
                + " is a PostgreSQL "
                + connection.getMetaData().getDatabaseProductVersion()
                + "; 14 or newer is needed");
      }
    } catch (SQLException failure) {
      throw new StartupException(
          "the database at " + address + " is out of reach: " + firstLine(failure), failure);
    }
  }

  private static void migrate(Owner owner, DataSource source) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:" + owner.location)
          .defaultSchema(owner.schema)
          .schemas(owner.schema)
          .createSchemas(true)
          .table("flyway_history")
          .load()
          .migrate();
    } catch (FlywayException failure) {
      throw new StartupException(
          "the migration of the schema " + owner.schema + " failed: " + reason(failure), failure);
    }
  }

  /** Flyway's own message spreads over many lines; PostgreSQL's, when there is one, says it all. */
  private static String reason(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return firstLine(sql);
      }
    }
    return firstLine(failure);
  }

  private static String firstLine(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(message).strip();
  }
}
