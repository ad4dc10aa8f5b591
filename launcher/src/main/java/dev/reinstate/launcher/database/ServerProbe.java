package dev.reinstate.launcher.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/** Finds out whether a server answers, and sees to it that the database is there. */
final class ServerProbe {

  private static final String STARTING_UP = "57P03";

  private final PGSimpleDataSource source = new PGSimpleDataSource();

  ServerProbe(int port, String password) {
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser(EmbeddedDatabase.NAME);
    source.setPassword(password);
    source.setConnectTimeout(5);
    source.setSocketTimeout(30);
  }

  /** Whether the server accepts connections; once it does, the database exists. */
  boolean succeeds() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      createDatabase(statement);
      return true;
    } catch (SQLException failure) {
      if (isNotYet(failure)) {
        return false;
      }
      throw new StartupException(
          "the embedded PostgreSQL refuses us: " + failure.getMessage(), failure);
    }
  }

  private static void createDatabase(Statement statement) throws SQLException {
    String present = "select 1 from pg_database where datname = '" + EmbeddedDatabase.NAME + "'";
    if (!statement.executeQuery(present).next()) {
      statement.execute("create database " + EmbeddedDatabase.NAME);
    }
  }

  private static boolean isNotYet(SQLException failure) {
    String state = Optional.ofNullable(failure.getSQLState()).orElse("");
    return state.equals(STARTING_UP) || PSQLState.isConnectionError(state);
  }
}
