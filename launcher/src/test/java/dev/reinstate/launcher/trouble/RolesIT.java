package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.payroll.PayrollWorker;
import dev.reinstate.cluster.Cluster;
import dev.reinstate.cluster.ClusterOptions;
import dev.reinstate.launcher.ChildJvm;
import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.testing.TestCertificate;
import dev.reinstate.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service in several processes: one answers HTTP, others do the work. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class RolesIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** Far less than what a caller waits for somebody who is there. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private static final String WORKER = "restore,audit,hooks";
  private static final int DOCUMENTS = 12;

  private final TestDatabase database = TestDatabase.create();
  private final String name = "test-" + UUID.randomUUID();
  private final Path configuration;
  private final ClusterProcess api;
  private final Caller admin;
  private ClusterProcess worker;

  RolesIT(@TempDir Path directory) throws IOException {
    configuration = ClusterProcess.configure(directory, name, database.uri());
    worker = ClusterProcess.start(configuration, WORKER);
    api = ClusterProcess.start(configuration, "api");
    admin = api.admin();
  }

  @BeforeAll
  void waitForTheWorker() {
    await().atMost(SOON).until(() -> admin.get("/_health/ready").status() == 200);
  }

  @AfterAll
  void close() throws IOException {
    api.close();
    worker.close();
    database.close();
  }

  @Test
  void whatOneProcessIsAskedAnotherDoes() {
    admin.post("/items", "{\"_id\":\"i1\",\"n\":1.10}");
    admin.put("/items/i1", "{\"n\":2}");

    Answer restored = admin.post("/items/i1/restore/1");

    assertThat(restored.text()).contains("1.10");
    assertThat(restored.version()).isEqualTo(4);
    await()
        .atMost(SOON)
        .until(
            () ->
                admin.get("/_audit?document_id=i1&action=restore").json().path("data").size() == 1);
  }

  @Test
  void aProcessWithoutTheApiAnswersForItselfAlone() {
    assertThat(worker.admin().get("/_health/live").status()).isEqualTo(200);
    assertThat(worker.admin().get("/_health/ready").status()).isEqualTo(200);
    assertThat(worker.admin().get("/_metrics").text()).contains("jvm_memory_used_bytes");
    assertThat(worker.admin().get("/items").outcome()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void withoutAWorkerACallerIsToldAtOnceAndWithOneHeIsServedAgain() throws Exception {
    admin.post("/items", "{\"_id\":\"i2\"}");

    worker.process().kill();

    await().atMost(SOON).until(() -> admin.get("/items/i2").status() == 503);
    long before = System.nanoTime();
    Answer refused = admin.post("/items/i2/restore/1");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(AT_ONCE);
    assertThat(refused.outcome()).isEqualTo("503 SERVICE_UNAVAILABLE");
    assertThat(refused.message()).isEqualTo("no restore worker");
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(admin.get("/_health/ready").status()).isEqualTo(503);

    worker.close();
    worker = ClusterProcess.start(configuration, WORKER);
    await().atMost(SOON).until(() -> admin.post("/items/i2/restore/1").status() == 200);
  }

  @Test
  void aWorkerThatIsToldToEndTakesNoRequestWithIt() throws Exception {
    List<Attempt> attempts;
    try (ClusterProcess other = ClusterProcess.start(configuration, "restore")) {
      Load load = Load.on(admin, DOCUMENTS);
      await().atMost(SOON).until(() -> load.acknowledged() >= 200);

      other.process().terminate();

      assertThat(other.process().end().exitCode()).isZero();
      int before = load.acknowledged();
      await().atMost(SOON).until(() -> load.acknowledged() >= before + 200);
      attempts = load.stop();
    }
    assertThat(attempts).allMatch(Attempt::acknowledged);
    History.read(admin).assertHolds(attempts);
  }

  @Test
  void aHookWorkerThatJoinsIsAskedAndTold() throws Exception {
    var payroll = new PayrollWorker();
    try (Cluster cluster = Cluster.join(ClusterOptions.local().named(name))) {
      cluster.vertx().deployVerticle(payroll).await(1, TimeUnit.MINUTES);

      await()
          .atMost(SOON)
          .until(() -> admin.post("/employees", "{\"salary\":70000.10}").status() == 201);

      assertThat(admin.post("/employees", "{\"salary\":-1}").message())
          .isEqualTo("salary must not be negative");
      await().atMost(SOON).until(() -> payroll.sum().toString().equals("70000.10"));
    }
  }

  @Test
  void aProcessWithACertificateDoesNotJoinThoseWithout(@TempDir Path folder) throws Exception {
    TestCertificate made = TestCertificate.create(folder, "member");
    Path secure =
        Files.writeString(
            folder.resolve("secure.yaml"),
            Files.readString(configuration)
                .replaceFirst(
                    "cluster: \\{",
                    "cluster: { tls: { certificate: %1$s, key: %2$s, trust: %1$s }, "
                        .formatted(made.certificate(), made.key())));

    try (ChildJvm stranger = ClusterProcess.begin(secure, "restore")) {
      ChildJvm.End end = stranger.end();

      assertThat(end.exitCode()).isEqualTo(1);
      assertThat(end.errors()).last().asString().startsWith("reinstate serve: the cluster: ");
    }
  }
}
