package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.database.PostgresPair;
import dev.reinstate.launcher.database.StartupException;
import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.AuditTrail;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.EventFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two servers of PostgreSQL, of which the primary goes away. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class FailoverIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration BOUND = Duration.ofSeconds(35);

  private final PostgresPair postgres;

  FailoverIT(@TempDir Path directory) throws Exception {
    postgres = PostgresPair.start(directory);
  }

  @AfterEach
  void stop() {
    postgres.close();
  }

  /** See {@link FailoverRounds}. */
  @Test
  void workGoesOnWithThePromotedServerAndNothingAcknowledgedIsMissingOrTwice() throws Exception {
    try (ServiceOnPostgres service = ServiceOnPostgres.start(postgres.uri())) {
      new FailoverRounds(postgres, service).run();
    }
  }

  @Test
  void aStandbyIsNeverAskedAnything() {
    assertThatThrownBy(() -> ServiceOnPostgres.start(postgres.standbyUri()))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("primary");
  }

  /** As it may be when commits do not wait for the standby. */
  @Test
  void whatThePromotedServerNeverGotIsGoneAndNothingElseHangsOnIt() throws Exception {
    try (ServiceOnPostgres service = ServiceOnPostgres.start(postgres.uri())) {
      Caller admin = service.admin();
      assertThat(admin.post("/items", "{\"_id\":\"kept\"}").version()).isOne();
      new AuditTrail(admin).settle("/items");
      postgres.cutReplication();
      String lost = lastOfSomeEvents(admin);

      postgres.killPrimary();
      postgres.promote();

      await().atMost(SOON).until(() -> admin.get("/items/kept").version() == 1);
      assertThat(admin.get("/_events", "Last-Event-ID", lost).outcome()).isEqualTo("410 GONE");
      assertThat(admin.put("/items/kept", "{\"n\":2}").version()).isEqualTo(2);
      AuditTrail trail = new AuditTrail(admin);
      trail.settle("/items");
      assertThat(trail.verify()).isEqualTo("valid");
    }
  }

  /** The id of the last one. */
  private static String lastOfSomeEvents(Caller admin) {
    try (EventFeed feed = EventFeed.open(admin, "", null)) {
      for (int version = 2; version < 50; version++) {
        assertThat(admin.put("/items/kept", "{\"lost\":true}").version()).isEqualTo(version);
      }
      new AuditTrail(admin).settle("/items");
      return feed.awaitEvents(49).getLast().id();
    }
  }

  @Test
  void whatAHangingServerWasAskedIsAnsweredWhenItGoesOn() throws Exception {
    try (ServiceOnPostgres service = ServiceOnPostgres.start(postgres.uri())) {
      Caller admin = service.admin();
      admin.post("/items", "{\"_id\":\"i1\"}");

      postgres.freezePrimary();
      CompletableFuture<Answer> restored = admin.sendAsync("POST", "/items/i1/restore/1", "");
      assertThat(admin.get("/_health/ready").status()).isEqualTo(503);
      postgres.thawPrimary();

      assertThat(restored.join().version()).isEqualTo(3);
      assertThat(admin.put("/items/i1", "{\"n\":4}").version()).isEqualTo(4);
    }
  }

  /** It takes half a minute: in {@code bench/failover} only. */
  @Test
  @EnabledIfSystemProperty(named = "failover.report", matches = ".+")
  void nobodyWaitsForAHangingServerForever() throws Exception {
    try (ServiceOnPostgres service = ServiceOnPostgres.start(postgres.uri())) {
      Caller admin = service.admin();
      admin.post("/items", "{\"_id\":\"i1\"}");

      postgres.freezePrimary();
      Stream<Answer> answers =
          Stream.of(
                  admin.sendAsync("GET", "/items/i1", ""),
                  admin.sendAsync("GET", "/items/i1/versions", ""),
                  admin.sendAsync("POST", "/items", "{}"),
                  admin.sendAsync("PUT", "/items/i1", "{}"),
                  admin.sendAsync("POST", "/items/i1/restore/1", ""))
              .toList()
              .stream()
              .map(answer -> answer.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join());

      assertThat(answers)
          .extracting(Answer::outcome)
          .isSubsetOf("500 INTERNAL_ERROR", "503 SERVICE_UNAVAILABLE");
      postgres.thawPrimary();
      await().atMost(SOON).until(() -> admin.get("/_health/ready").status() == 200);
      assertThat(admin.put("/items/i1", "{\"n\":4}").status()).isEqualTo(200);
    }
  }
}
