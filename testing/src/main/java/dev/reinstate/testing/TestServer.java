package dev.reinstate.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/** The one PostgreSQL server of this JVM, with a migrated template database in it. */
final class TestServer {

  static final String TEMPLATE = "migrated";

  private final EmbeddedPostgres postgres;

  private TestServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static TestServer get() {
    return Holder.SERVER;
  }

  String uri(String database) {
    return String.format(
        Locale.ROOT,
        "postgresql://postgres:postgres@127.0.0.1:%d/%s",
        postgres.getPort(),
        database);
  }

  String jdbcUrl(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  void execute(String sql) {
    try (var connection = DriverManager.getConnection(jdbcUrl("postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Without fsync: a test's data need not survive the machine. */
  private static TestServer start() {
    try {
      var postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("max_connections", "200")
              .start();
      var server = new TestServer(postgres);
      server.execute("create database " + TEMPLATE);
      Migrations.run(server.jdbcUrl(TEMPLATE));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {
    static final TestServer SERVER = start();
  }
}
