package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** More is asked for than can wait. */
final class OverloadIT {

  private static final String LOCK = "lock table reinstate.document in exclusive mode";
  private static final String LARGE = "{\"x\":\"" + "x".repeat(900_000) + "\"}";
  private static final Duration SOON = Duration.ofSeconds(30);

  @AutoClose private final TestDatabase database = TestDatabase.create();

  @Test
  void whatIsTooMuchIsToldToComeBackAndTheRestIsDone() throws Exception {
    try (ServiceOnPostgres service = ServiceOnPostgres.start(database.uri());
        Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement()) {
      Caller admin = service.admin();
      connection.setAutoCommit(false);
      statement.execute(LOCK);

      List<CompletableFuture<Answer>> sent =
          IntStream.range(0, 90)
              .mapToObj(n -> admin.sendAsync("POST", "/items", LARGE, "X-Change-Reason", "large"))
              .toList();
      await().atMost(SOON).until(() -> sent.stream().anyMatch(CompletableFuture::isDone));
      connection.rollback();
      List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();

      List<Answer> refused = answers.stream().filter(a -> a.status() != 201).toList();
      assertThat(refused)
          .isNotEmpty()
          .allSatisfy(
              answer -> {
                assertThat(answer.outcome()).isEqualTo("503 SERVICE_UNAVAILABLE");
                assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
              });
      assertThat(History.read(admin).places().get("large"))
          .hasSize(answers.size() - refused.size());
      assertThat(admin.post("/items", LARGE).status()).isEqualTo(201);
    }
  }
}
