package dev.reinstate.launcher.journey;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Somebody who can do everything with the database, and brings back what was in it before. */
final class Tampering implements AutoCloseable {

  private static final List<String> TABLES =
      List.of("audit.entry", "audit.chain", "audit.head", "reinstate.content");

  private final Connection connection;

  private Tampering(Connection connection) {
    this.connection = connection;
  }

  /** Keeps the service from signing what it finds, as if all were done in a moment. */
  private static final String NOBODY_SIGNS =
      """
      create function public.nobody_signs() returns trigger language plpgsql
        as 'begin raise exception ''not now''; end';
      create trigger nobody_signs before insert on audit.head
        for each row when (current_setting('application_name') = 'reinstate')
        execute function public.nobody_signs();
      """;

  /** Takes copies. */
  static Tampering of(Installation installation) throws SQLException {
    var tampering = new Tampering(installation.postgres());
    tampering.execute(NOBODY_SIGNS);
    for (String table : TABLES) {
      tampering.execute("create table %s as table %s".formatted(copy(table), table));
    }
    return tampering;
  }

  Connection connection() {
    return connection;
  }

  void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of all rows. */
  List<String> column(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** All is as it was. */
  void undo() throws SQLException {
    for (String table : TABLES) {
      execute(
          "delete from " + table,
          "insert into %s overriding system value table %s".formatted(table, copy(table)));
    }
  }

  private static String copy(String table) {
    return "public." + table.replace('.', '_');
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
