package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.example.payroll.PayrollWorker;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The workers of the examples at work: one on the bus, one in Node. */
@TestInstance(Lifecycle.PER_CLASS)
final class HookWorkersIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NOBODY = "http://127.0.0.1:9";

  private final PayrollWorker payroll = new PayrollWorker();
  private final @Nullable NodeWorker node = NodeWorker.isPossible() ? NodeWorker.start() : null;
  private final Installation installation = Installation.start(configuration());
  private final Caller admin = installation.admin();

  @BeforeAll
  void deploy() {
    installation.vertx().deployVerticle(payroll).await();
  }

  @AfterAll
  void close() {
    installation.close();
    if (node != null) {
      node.close();
    }
  }

  @Test
  void aWorkerOnTheBusRejectsAChangeWithItsMessage() {
    Answer rejected = admin.post("/employees", "{\"_id\":\"bad\",\"salary\":-0.01}");

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(rejected.message()).isEqualTo("salary must not be negative");
    assertThat(admin.get("/employees/bad").status()).isEqualTo(404);
  }

  @Test
  void aWorkerOnTheBusAltersAChangeAndIsToldWhatBecameOfIt() {
    Answer created = admin.post("/employees", "{\"_id\":\"ann\",\"salary\":70000.10}");

    assertThat(created.content()).isEqualTo(Json.of("{\"salary\":70000.10,\"currency\":\"EUR\"}"));
    await().atMost(SOON).until(() -> payroll.sum().toString().equals("70000.10"));
    admin.put("/employees/ann", "{\"salary\":80000.25}");
    await().atMost(SOON).until(() -> payroll.sum().toString().equals("80000.25"));
    admin.post("/employees/ann/restore/1");
    await().atMost(SOON).until(() -> payroll.sum().toString().equals("70000.10"));
    admin.delete("/employees/ann");
    await().atMost(SOON).until(() -> payroll.sum().signum() == 0);
  }

  @Test
  void anOldChangeThatIsToldAgainIsNoNewsToAWorkerThatLooksAtVersions() {
    admin.post("/employees", "{\"_id\":\"old\",\"salary\":1}");
    admin.delete("/employees/old");
    await().atMost(SOON).until(() -> delivered("told-new") == 1 && delivered("told-gone") == 1);

    admin.post("/_hooks/deliveries/replay", "{\"hook\":\"told-new\"}");

    await().atMost(SOON).until(() -> delivered("told-new") == 2);
    assertThat(payroll.sum()).isZero();
  }

  @Test
  void aWorkerInNodeRejectsAChangeWithItsMessage() {
    node();

    Answer rejected = admin.post("/staff", "{\"_id\":\"bad\",\"salary\":-1}");

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(rejected.message()).isEqualTo("salary must not be negative");
  }

  @Test
  void aWorkerInNodeBelievesTheSignatureOfWhatItIsTold() {
    NodeWorker worker = node();

    admin.post("/staff", "{\"_id\":\"bob\",\"name\":\"B\u00f6b \ud83d\ude00\",\"salary\":1.10}");

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(worker.told()).contains("reinstate.document.created staff/bob 1"));
  }

  /** How many deliveries of the document "old" this hook has acknowledged. */
  private int delivered(String hook) {
    return admin
        .get("/_hooks/deliveries?status=delivered&document_id=old&hook=" + hook)
        .json()
        .path("data")
        .size();
  }

  /** There is one, or the test is left out. */
  private NodeWorker node() {
    assumeTrue(node != null, "node is not on the PATH");
    return Objects.requireNonNull(node);
  }

  private String configuration() {
    return """
    http: { port: 0 }
    auth: { jwt: { secret: "%s" } }
    collections: { employees: {}, staff: {} }
    policies:
      employees: { admin: { actions: [read, create, update, delete, restore] } }
      staff: { admin: { actions: [read, create] } }
      _hooks: { admin: { actions: [read, update] } }
    hooks:
      employees:
        pre_create: [ { name: check-new, bus: "%2$s", timeout: 5s } ]
        pre_update: [ { name: check, bus: "%2$s", timeout: 5s } ]
        post_create: [ { name: told-new, bus: "%3$s", retry: [1s, 1s, 1s] } ]
        post_update: [ { name: told, bus: "%3$s", retry: [1s, 1s, 1s] } ]
        post_delete: [ { name: told-gone, bus: "%3$s", retry: [1s, 1s, 1s] } ]
      staff:
        pre_create: [ { name: node-check, http: "%4$s", secret: "%6$s", timeout: 5s } ]
        post_create: [ { name: node-told, http: "%5$s", secret: "%6$s", retry: [1s, 1s, 1s] } ]
    """
        .formatted(
            Jwt.SECRET,
            PayrollWorker.CHECK,
            PayrollWorker.TOLD,
            nodeUrl("/check"),
            nodeUrl("/told"),
            NodeWorker.SECRET);
  }

  private String nodeUrl(String path) {
    return node == null ? NOBODY : node.url(path);
  }
}
