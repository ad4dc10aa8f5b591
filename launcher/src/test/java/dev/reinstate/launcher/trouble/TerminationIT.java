package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while requests are under way. */
final class TerminationIT {

  private static final int DOCUMENTS = 12;
  private static final String LOCK = "lock table reinstate.document in exclusive mode";
  private static final String WAITING = "select count(*) from pg_locks where not granted";

  @TempDir private Path directory;

  @Test
  void whatIsUnderWayIsAnsweredBeforeTheEnd() throws Exception {
    try (ServeProcess service = ServeProcess.start(directory);
        Connection postgres = DriverManager.getConnection(service.jdbcUrl());
        Statement statement = postgres.createStatement()) {
      Caller admin = service.admin();
      IntStream.range(0, 20).forEach(n -> admin.post("/items", "{\"_id\":\"d" + n + "\"}"));
      postgres.setAutoCommit(false);
      statement.execute(LOCK);
      List<CompletableFuture<Answer>> underWay =
          IntStream.range(0, 20)
              .mapToObj(n -> admin.sendAsync("POST", "/items/d" + n + "/restore/1", ""))
              .toList();
      await().until(() -> isWaiting(statement));
      IntStream.range(0, 10).forEach(n -> admin.get("/_health/live"));

      service.process().terminate();
      await().until(() -> refusesConnections(admin.service()));
      postgres.rollback();

      assertThat(underWay.stream().map(answer -> answer.join().outcome())).containsOnly("200");
      assertThat(service.process().end().exitCode()).isZero();
    }
  }

  @Test
  void aBusyServiceEndsInOrderAndLosesNothing() throws Exception {
    List<Attempt> attempts;
    try (ServeProcess service = ServeProcess.start(directory)) {
      Load load = Load.on(service.admin(), DOCUMENTS);
      await().until(() -> load.acknowledged() >= 200);

      service.process().terminate();

      assertThat(service.process().end().exitCode()).isZero();
      attempts = load.stop();
    }
    assertThat(attempts).noneMatch(Attempt::failed);
    try (ServeProcess again = ServeProcess.start(directory)) {
      History.read(again.admin()).assertHolds(attempts);
    }
  }

  private static boolean isWaiting(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(WAITING)) {
      return rows.next() && rows.getInt(1) > 0;
    }
  }

  private static boolean refusesConnections(URI service) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      return !socket.isConnected();
    } catch (ConnectException refused) {
      return true;
    }
  }
}
