package dev.reinstate.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://localhost/db | localhost:5432/db",
        "postgres:///db | localhost:5432/db",
        "postgresql://u:p@h1:6000,h2:6001/db | h1:6000,h2:6001/db",
        "postgresql://h1,h2:6001,h3/db | h1:5432,h2:6001,h3:5432/db",
        "postgresql://u:p@[::1]:6000,[fe80::2]/db?sslmode=require | ::1:6000,fe80::2:5432/db",
        "postgresql://h1,h2/db?target_session_attrs=read-write | h1:5432,h2:5432/db"
      })
  void namesOneHostOrSeveral(String uri, String hosts) {
    assertThat(PostgresAddress.parse(uri)).hasToString(hosts);
  }

  @Test
  void whatStandsBesideTheHostsIsForEachOfThem() {
    PostgresAddress address =
        PostgresAddress.parse("postgresql://u%40x:p%2Cw@h1,h2/db?sslmode=require");

    assertThat(address.hosts())
        .extracting(
            PgConnectOptions::getUser, PgConnectOptions::getPassword, PgConnectOptions::getSslMode)
        .containsOnly(tuple("u@x", "p,w", SslMode.REQUIRE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:hunter2@h/d",
        "u:hunter2@h/d",
        "postgresql:h",
        "postgres://",
        "postgresql://u:hunter2@a b/d",
        "postgresql://u:hunter2^@h1,h2/d",
        "postgresql://u:hunter2@h1:1,h2:70000/d",
        "postgresql://u:hunter2@h1:1,h2:x/d",
        "postgresql://u:hunter2@h1,/d",
        "postgresql://u:hunter2@,h2/d",
        "postgresql://u:hunter2@h1,:5433/d",
        "postgresql://u:hunter2@h1,h1:5432/d",
        "postgresql://u:hunter2@h1,h2/d?host=h3",
        "postgresql://u:hunter2@/d?host=h1,h2",
        "postgresql://u:hunter2@h/d?port=1,2",
        "postgresql://u:hunter2@h/d?sslmode=hunter2",
        "postgresql://u:hunter2@h1,h2/d?target_session_attrs=standby"
      })
  void aMistakeIsToldWithoutWhatWasWritten(String uri) {
    assertThatThrownBy(() -> PostgresAddress.parse(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must ")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }
}
