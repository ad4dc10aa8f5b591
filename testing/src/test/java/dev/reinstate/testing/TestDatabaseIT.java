package dev.reinstate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class TestDatabaseIT {

  @AutoClose static final TestDatabase database = TestDatabase.create();
  @AutoClose static final TestDatabase other = TestDatabase.create();

  @Test
  void whatOneTestClassWritesNoOtherSees() throws SQLException {
    try (var connection = DriverManager.getConnection(database.jdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute("create table only_here (id int)");
    }

    assertThat(scalar("select to_regclass('only_here')::text")).isNull();
  }

  @Test
  void theServerIsTheOneThatTheLauncherEmbeds() throws SQLException {
    assertThat(scalar("show server_version")).startsWith("18.");
  }

  private static @Nullable String scalar(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(other.jdbcUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
