package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.AuditTrail;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.EventFeed;
import dev.reinstate.launcher.journey.Metrics;
import dev.reinstate.launcher.journey.ReceivedEvent;
import dev.reinstate.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Audit cannot write for a while. */
final class SlowAuditIT {

  private static final int RESTORES = 40;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration AS_EVER = Duration.ofSeconds(2);

  private static final String LOCK = "begin; lock table audit.entry in exclusive mode";

  private static final String AN_HOUR_PASSES =
      "update reinstate.event set at = at - interval '1 hour'";

  private static final String AN_HOUR_GOES_BACK =
      """
      update reinstate.event
      set at = at + interval '1 hour'
      where at < clock_timestamp() - interval '30 minutes'
      """;

  private final TestDatabase database = TestDatabase.create();
  private final ServiceOnPostgres service;
  private final Connection postgres;
  private final Caller admin;
  private final AuditTrail trail;
  private final Metrics metrics;

  SlowAuditIT() throws Exception {
    service = ServiceOnPostgres.start(database.uri());
    postgres = DriverManager.getConnection(database.jdbcUrl());
    admin = service.admin();
    trail = new AuditTrail(admin);
    metrics = new Metrics(admin);
  }

  @BeforeEach
  void aDocument() {
    admin.post("/items", "{\"_id\":\"d\",\"n\":1}");
    trail.settle("/items");
  }

  @AfterEach
  void stop() throws SQLException {
    postgres.close();
    service.close();
    database.close();
  }

  /** What keeps audit from writing. */
  enum Obstacle {
    A_LOCK(LOCK, "rollback"),
    A_FAULT("alter table audit.entry rename to gone", "alter table audit.gone rename to entry");

    final String begin;
    final String end;

    Obstacle(String begin, String end) {
      this.begin = begin;
      this.end = end;
    }
  }

  @ParameterizedTest
  @EnumSource
  void restoresAndReadsAndEventsGoOnAndAuditCatchesUpOnce(Obstacle obstacle) throws Exception {
    execute(obstacle.begin);
    try (EventFeed feed = EventFeed.open(admin, "", null)) {
      List<Long> millis = IntStream.range(0, RESTORES).mapToObj(n -> restoreAndRead()).toList();

      assertThat(millis).allMatch(took -> took < AS_EVER.toMillis());
      assertThat(feed.awaitEvents(RESTORES))
          .extracting(ReceivedEvent::type)
          .containsOnly("reinstate.document.restored");
      assertThat(metrics.lagEvents("audit")).isEqualTo(RESTORES);
      assertThat(metrics.lagSeconds("audit")).isPositive();
      await().atMost(SOON).until(() -> metrics.lagEvents("hooks") == 0);
    }

    execute(obstacle.end);

    trail.settle("/items");
    assertThat(trail.entries("action=restore")).hasSize(RESTORES);
    assertThat(trail.verify()).isEqualTo("valid");
    assertThat(metrics.lagEvents("audit")).isZero();
  }

  @Test
  void readinessSaysThatAuditIsFarBehindAndThatItIsNoLonger() throws Exception {
    execute(LOCK);
    admin.post("/items/d/restore/1");
    assertThat(health("audit")).isEqualTo("UP");

    executeBeside(AN_HOUR_PASSES);

    Answer degraded = admin.get("/_health/ready");
    assertThat(degraded.status()).isEqualTo(200);
    assertThat(degraded.json().path("status").asText()).isEqualTo("DEGRADED");
    assertThat(health("audit")).isEqualTo("DEGRADED");
    assertThat(health("database")).isEqualTo("UP");
    assertThat(admin.post("/items/d/restore/1").status()).isEqualTo(200);

    executeBeside(AN_HOUR_GOES_BACK);
    execute("rollback");

    await().atMost(SOON).until(() -> admin.get("/_health/ready").text().contains("\"UP\""));
    await().atMost(SOON).until(() -> metrics.lagEvents("audit") == 0);
    assertThat(admin.get("/_health/ready").json().path("status").asText()).isEqualTo("UP");
    assertThat(trail.entries("action=restore")).hasSize(2);
    assertThat(trail.verify()).isEqualTo("valid");
  }

  @Test
  void theServiceStopsInTimeThoughAuditCannotWrite() throws Exception {
    execute(LOCK);
    admin.post("/items/d/restore/1");

    long begin = System.nanoTime();
    service.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
  }

  private long restoreAndRead() {
    long begin = System.nanoTime();
    assertThat(admin.post("/items/d/restore/1").status()).isEqualTo(200);
    assertThat(admin.get("/items/d").status()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  private String health(String check) {
    return admin.get("/_health/ready").json().path("checks").path(check).asText();
  }

  /** In a session of its own. */
  private void executeBeside(String sql) throws SQLException {
    try (Connection another = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = another.createStatement()) {
      statement.execute(sql);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      statement.execute(sql);
    }
  }
}
