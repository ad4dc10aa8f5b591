package dev.reinstate.launcher.database;

import dev.reinstate.platform.database.PostgresAddress;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A {@code postgresql://} URI as the JDBC driver needs it. It is taken apart by what serves
 * requests, so both always mean the same database; and both take the primary alone.
 */
record DatabaseAddress(PostgresAddress address) {

  private static final int CONNECT_SECONDS = 10;

  /** For each of several hosts; of which the others may be gone. */
  private static final int CONNECT_SECONDS_EACH = 2;

  /**
   * @throws StartupException if this is no such URI
   */
  static DatabaseAddress parse(String uri) {
    try {
      return new DatabaseAddress(PostgresAddress.parse(uri));
    } catch (IllegalArgumentException mistake) {
      throw new StartupException("the database's URI is wrong: it " + mistake.getMessage());
    }
  }

  DataSource dataSource() {
    List<PgConnectOptions> hosts = address.hosts();
    PgConnectOptions first = hosts.getFirst();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(hosts.stream().map(DatabaseAddress::name).toArray(String[]::new));
    source.setPortNumbers(hosts.stream().mapToInt(PgConnectOptions::getPort).toArray());
    source.setTargetServerType("primary");
    source.setHostRecheckSeconds(0);
    source.setDatabaseName(first.getDatabase());
    source.setUser(first.getUser());
    source.setPassword(first.getPassword());
    source.setSslMode(first.getSslMode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    source.setConnectTimeout(hosts.size() == 1 ? CONNECT_SECONDS : CONNECT_SECONDS_EACH);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    source.setApplicationName("reinstate migrations");
    return source;
  }

  private static String name(PgConnectOptions host) {
    return host.getHost().contains(":") ? "[" + host.getHost() + "]" : host.getHost();
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return address.toString();
  }
}
