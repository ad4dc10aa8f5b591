package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of its own is stopped under the service, and comes back. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class DatabaseDownIT {

  private static final int DOCUMENTS = 12;
  private static final Duration BOUND = Duration.ofSeconds(15);
  private static final Duration SOON = Duration.ofSeconds(30);

  private final OutsidePostgres postgres;
  private final ServiceOnPostgres service;
  private final Caller admin;

  DatabaseDownIT(@TempDir Path directory) throws Exception {
    postgres = OutsidePostgres.start(directory);
    service = ServiceOnPostgres.start(postgres.uri());
    admin = service.admin();
  }

  @BeforeEach
  void aDocument() {
    admin.post("/items", "{\"_id\":\"i1\"}");
    assertThat(admin.put("/items/i1", "{\"n\":2}").version()).isEqualTo(2);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
    postgres.close();
  }

  @Test
  void aRestoreIsToldThatTheDatabaseIsGone() throws IOException {
    postgres.stop();

    Answer failed = admin.post("/items/i1/restore/1");

    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.json())
        .isEqualTo(
            Json.of(
                """
                {"error":{"code":"INTERNAL_ERROR","message":"Failed to restore document",
                  "details":{"error":"database connection lost"}}}\
                """));
  }

  @Test
  void theLogSaysForWhichRequestTheDatabaseWasGone() throws IOException {
    try (var log = new LogLines()) {
      postgres.stop();

      admin.send("POST", "/items/i1/restore/1", "X-Request-ID", "request-in-vain");

      assertThat(log.ofRequest("request-in-vain"))
          .anyMatch(line -> line.startsWith("reinstate.restore-document failed: "));
    }
  }

  @Test
  void everyRequestIsAnsweredInTimeAndInShape() throws IOException {
    postgres.stop();

    Stream<Answer> answers =
        Stream.of(
                admin.sendAsync("GET", "/items", ""),
                admin.sendAsync("GET", "/items/i1", ""),
                admin.sendAsync("GET", "/items/i1/versions", ""),
                admin.sendAsync("GET", "/items/i1/restore/1", ""),
                admin.sendAsync("GET", "/items/i1/diff/1/2", ""),
                admin.sendAsync("POST", "/items", "{}"),
                admin.sendAsync("POST", "/items/batch", "{\"documents\":[{}]}"),
                admin.sendAsync("PUT", "/items/i1", "{}"),
                admin.sendAsync("PATCH", "/items/i1", "{}"),
                admin.sendAsync("POST", "/items/i1/restore/1", "", "Idempotency-Key", "k"))
            .map(answer -> answer.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join());

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.outcome()).isIn("500 INTERNAL_ERROR", "503 SERVICE_UNAVAILABLE");
              assertThat(answer.text()).doesNotContain("127.0.0.1", "postgres", "Exception");
            });
  }

  @Test
  void readinessSaysWhatIsMissingAndLivenessStays() throws IOException {
    postgres.stop();

    Answer ready = admin.get("/_health/ready");

    assertThat(ready.outcome()).isEqualTo("503 SERVICE_UNAVAILABLE");
    assertThat(ready.message()).startsWith("Not ready: ").contains("database");
    assertThat(ready.details().path("checks").path("database").asText()).isEqualTo("DOWN");
    assertThat(ready.header("Retry-After")).isNotBlank();
    assertThat(admin.get("/_health/live").status()).isEqualTo(200);
  }

  @Test
  void theServiceResumesByItself() throws IOException {
    postgres.stop();
    assertThat(admin.get("/items/i1").status()).isGreaterThanOrEqualTo(500);

    postgres.startAgain();

    await().atMost(SOON).until(() -> admin.get("/_health/ready").status() == 200);
    assertThat(admin.post("/items/i1/restore/1").version()).isEqualTo(4);
  }

  @Test
  void nothingAcknowledgedIsLostUnderLoad() throws Exception {
    Load load = Load.on(admin, DOCUMENTS);
    await().atMost(SOON).until(() -> load.acknowledged() >= 100);
    postgres.stop();
    await().atMost(SOON).until(() -> load.failed() > 0);
    int before = load.acknowledged();

    postgres.startAgain();

    await().atMost(SOON).until(() -> load.acknowledged() >= before + 100);
    List<Attempt> attempts = load.stop();
    assertThat(attempts).extracting(Attempt::reason).containsOnly("", "database connection lost");
    History.read(admin).assertHolds(attempts);
    Restored.assertRight(admin, attempts);
  }
}
