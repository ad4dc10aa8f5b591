package dev.reinstate.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Refusal.Failed;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

  @ParameterizedTest
  @CsvSource({
    "ERROR, 25006, true", // read only: a standby
    "ERROR, 08006, true",
    "FATAL, 57P01, true",
    "FATAL, 25P03, true", // idle for too long in a transaction
    "FATAL, 28P01, true",
    "ERROR, 57014, false", // a statement that took too long
    "ERROR, 23505, false"
  })
  void theServerSaysWhetherTheConnectionIsLost(String severity, String sqlState, boolean lost) {
    assertThat(Faults.connectionLost(new PgException("", severity, sqlState, ""))).isEqualTo(lost);
  }

  static Stream<Exception> lost() {
    return Stream.of(
        new ConnectException(),
        ClosedConnectionException.INSTANCE,
        new VertxException("Pool closed", true),
        new NoConnectionException(new IllegalStateException("Timeout")),
        new IllegalStateException(new ConnectException()));
  }

  @ParameterizedTest
  @MethodSource("lost")
  void whatTheDriverSaysOfALostConnectionIsOne(Exception fault) {
    assertThat(Faults.refusal(fault)).isEqualTo(new Failed("database connection lost"));
  }

  @Test
  void whatIsSaidOfAnotherConnectionIsNone() {
    assertThat(Faults.refusal(new HttpClosedException("closed")))
        .isEqualTo(new Failed("unexpected failure"));
  }

  @Test
  void theLogIsToldWhyNoConnectionWasToBeHad() {
    var fault = new NoConnectionException(new PgException("", "FATAL", "53300", ""));

    assertThat(Faults.describe(fault)).isEqualTo("SQL state 53300");
  }
}
