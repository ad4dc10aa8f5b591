package dev.reinstate.launcher.database;

import io.vertx.pgclient.PgConnectOptions;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A {@code postgresql://} URI as the JDBC driver needs it. It is taken apart by the driver that
 * serves requests, so both always mean the same database.
 */
record DatabaseAddress(PgConnectOptions options) {

  private static final int CONNECT_SECONDS = 10;

  /**
   * @throws StartupException if this is no such URI
   */
  static DatabaseAddress parse(String uri) {
    try {
      return new DatabaseAddress(PgConnectOptions.fromUri(uri));
    } catch (IllegalArgumentException malformed) {
      throw new StartupException("the database's URI is not of the form postgresql://...");
    }
  }

  DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {options.getHost()});
    source.setPortNumbers(new int[] {options.getPort()});
    source.setDatabaseName(options.getDatabase());
    source.setUser(options.getUser());
    source.setPassword(options.getPassword());
    source.setSslMode(options.getSslMode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    source.setApplicationName("reinstate migrations");
    return source;
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return options.getHost() + ":" + options.getPort() + "/" + options.getDatabase();
  }
}
