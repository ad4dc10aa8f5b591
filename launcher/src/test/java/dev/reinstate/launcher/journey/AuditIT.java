package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One entry for every change, and for every refused attempt at one. */
@ExtendWith(InstallationExtension.class)
final class AuditIT {

  private static final String[] MEMBERS = {
    "seq",
    "event_id",
    "timestamp",
    "action",
    "space",
    "collection",
    "document_id",
    "version",
    "restore_version",
    "success",
    "error",
    "user_id",
    "user_roles",
    "ip_address",
    "user_agent",
    "request_id",
    "correlation_id",
    "operation_id",
    "change_reason",
    "latency_ms",
    "before",
    "after",
    "changes",
    "hash",
    "previous_hash"
  };

  private final Installation installation;
  private final Caller admin;
  private final AuditTrail trail;
  private final String requestId = AuditTrail.newRequestId();
  private final String[] named = {"X-Request-ID", requestId};

  AuditIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    trail = new AuditTrail(admin);
  }

  @Test
  void anEntryHasAllItsMembersWhateverItIsAbout() {
    admin.post("/employees", "{}", named);

    JsonNode entry = trail.entry(requestId);

    assertThat(entry.fieldNames()).toIterable().containsExactlyInAnyOrder(MEMBERS);
  }

  @Test
  void aRestoreIsRecordedWithWhatItBroughtBack() {
    String path = installation.document("employees", "{\"n\":1.10}", "{\"n\":2,\"x\":{}}");

    Answer restored = admin.send("POST", path + "/restore/1", named);

    JsonNode entry = trail.entry(requestId);
    assertThat(outcome(entry)).isEqualTo("restore 4 true");
    assertThat(entry.path("restore_version").intValue()).isEqualTo(1);
    assertThat(entry.path("before")).isEqualTo(Json.of("{\"n\":2,\"x\":{}}"));
    assertThat(entry.path("after")).isEqualTo(Json.of("{\"n\":1.10}"));
    assertThat(entry.path("changes"))
        .isEqualTo(
            Json.of("[{\"field\":\"n\",\"from\":2,\"to\":1.10},{\"field\":\"x\",\"from\":{}}]"));
    assertThat(entry.path("timestamp")).isEqualTo(restored.json().path("updated_at"));
  }

  @Test
  void aCreationHasNoStateBefore() {
    Answer created = admin.post("/employees", "{\"n\":1}", named);

    JsonNode entry = trail.entry(requestId);
    assertThat(outcome(entry)).isEqualTo("create 1 true");
    assertThat(entry.path("document_id")).isEqualTo(created.json().path("_id"));
    assertThat(entry.path("before").isNull()).isTrue();
    assertThat(entry.path("after")).isEqualTo(Json.of("{\"n\":1}"));
    assertThat(entry.path("changes")).isEqualTo(Json.of("[{\"field\":\"n\",\"to\":1}]"));
    assertThat(entry.path("restore_version").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"PUT", "PATCH"})
  void anUpdateIsRecordedWithBothStates(String method) {
    String path = installation.document("employees", "{\"n\":1}");

    admin.sendAsync(method, path, "{\"n\":2}", named).join();

    JsonNode entry = trail.entry(requestId);
    assertThat(outcome(entry)).isEqualTo("update 2 true");
    assertThat(entry.path("before")).isEqualTo(Json.of("{\"n\":1}"));
    assertThat(entry.path("after")).isEqualTo(Json.of("{\"n\":2}"));
    assertThat(entry.path("changes")).isEqualTo(Json.of("[{\"field\":\"n\",\"from\":1,\"to\":2}]"));
  }

  @Test
  void aDeletionHasNoStateAfter() {
    String path = installation.document("employees", "{\"n\":1}");

    admin.delete(path, named);

    JsonNode entry = trail.entry(requestId);
    assertThat(outcome(entry)).isEqualTo("delete 2 true");
    assertThat(entry.path("before")).isEqualTo(Json.of("{\"n\":1}"));
    assertThat(entry.path("after").isNull()).isTrue();
    assertThat(entry.path("changes")).isEqualTo(Json.of("[{\"field\":\"n\",\"from\":1}]"));
  }

  @Test
  void aRestoreOfADeletedDocumentHasNoStateBefore() {
    String path = installation.document("employees", "{\"n\":1}");
    admin.delete(path);

    admin.send("POST", path + "/restore/1", named);

    JsonNode entry = trail.entry(requestId);
    assertThat(outcome(entry)).isEqualTo("restore 4 true");
    assertThat(entry.path("before").isNull()).isTrue();
    assertThat(entry.path("after")).isEqualTo(Json.of("{\"n\":1}"));
  }

  @Test
  void aChangeOfADocumentWithoutHistoryIsRecordedToo() {
    String path = installation.document("sessions", "{\"n\":1}");

    admin.put(path, "{\"n\":2}", named);

    assertThat(outcome(trail.entry(requestId))).isEqualTo("update 2 true");
    assertThat(trail.entry(requestId).path("before")).isEqualTo(Json.of("{\"n\":1}"));
  }

  @Test
  void theCallerAndHisReasonsAreRecorded() {
    String path = installation.document("employees", "{}");
    long begin = System.nanoTime();

    installation
        .as("mia", "admin", "auditor")
        .put(
            path,
            "{}",
            named[0],
            named[1],
            "X-Correlation-ID",
            "run 7",
            "X-Change-Reason",
            "a raise",
            "User-Agent",
            "payroll/2");

    double atMost = (System.nanoTime() - begin) / 1e6;
    JsonNode entry = trail.entry(requestId);
    assertThat(entry.path("user_id").asText()).isEqualTo("mia");
    assertThat(entry.path("user_roles")).isEqualTo(Json.of("[\"admin\",\"auditor\"]"));
    assertThat(entry.path("correlation_id").asText()).isEqualTo("run 7");
    assertThat(entry.path("change_reason").asText()).isEqualTo("a raise");
    assertThat(entry.path("user_agent").asText()).isEqualTo("payroll/2");
    assertThat(entry.path("ip_address").asText()).isEqualTo("127.0.0.1");
    assertThat(entry.path("operation_id").isNull()).isTrue();
    assertThat(entry.path("error").isNull()).isTrue();
    assertThat(entry.path("latency_ms").doubleValue()).isPositive().isLessThan(atMost);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedAttemptIsRecordedWithWhatTheCallerWasTold(RefusedChange attempt) {
    Answer refused = attempt.send(installation, requestId);

    assertThat(refused.code()).isEqualTo(attempt.code);
    JsonNode entry = trail.entry(requestId);
    assertThat(outcome(entry)).isEqualTo(attempt.action + " null false");
    assertThat(entry.path("error").path("code").asText()).isEqualTo(attempt.code);
    assertThat(entry.path("error").path("message").asText()).isEqualTo(refused.message());
    assertThat(entry.path("before").isNull()).isTrue();
    assertThat(entry.path("after").isNull()).isTrue();
    assertThat(entry.path("changes")).isEmpty();
  }

  @Test
  void aRefusedRestoreNamesTheVersionThatWasAskedFor() {
    String path = installation.document("employees", "{}");

    admin.send("POST", path + "/restore/9", named);

    JsonNode entry = trail.entry(requestId);
    assertThat(entry.path("restore_version").intValue()).isEqualTo(9);
    assertThat(path).endsWith("/" + entry.path("document_id").asText());
  }

  @ParameterizedTest
  @EnumSource
  void whatChangesNothingIsNotRecorded(UnrecordedRequest request) {
    String path = installation.document("employees", "{\"n\":1}", "{\"n\":2}");

    Answer answer = request.send(installation, path, requestId);

    assertThat(answer.status()).isEqualTo(request.status);
    trail.settle("/employees");
    assertThat(trail.entries("request_id=" + requestId)).isEmpty();
  }

  @Test
  void aBatchIsAnEntryForEachOfItsDocuments() {
    Answer created =
        admin.post("/employees/batch", "{\"documents\":[{\"n\":1},{\"n\":2},{\"n\":3}]}", named);

    List<JsonNode> entries = trail.await(3, "request_id=" + requestId);
    assertThat(entries).extracting(AuditIT::outcome).containsOnly("create 1 true").hasSize(3);
    assertThat(entries.stream().map(entry -> entry.path("document_id").asText()))
        .containsExactlyInAnyOrderElementsOf(ids(created));
  }

  @Test
  void aRefusedBatchIsOneEntry() {
    String taken = installation.document("employees", "{}").substring("/employees/".length());
    String batch = "{\"documents\":[{},{\"_id\":\"%s\"},{}]}".formatted(taken);

    Answer refused = admin.post("/employees/batch", batch, named);

    assertThat(refused.outcome()).isEqualTo("409 RESOURCE_EXISTS");
    trail.settle("/employees");
    assertThat(outcome(trail.entry(requestId))).isEqualTo("create null false");
  }

  @Test
  void aRepeatedRequestIsNotRecordedAgain() {
    String path = installation.document("employees", "{}");
    String key = UUID.randomUUID().toString();
    admin.put(path, "{\"n\":2}", "Idempotency-Key", key);

    Answer repeated = admin.put(path, "{\"n\":2}", "Idempotency-Key", key, named[0], named[1]);

    assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
    trail.settle("/employees");
    assertThat(trail.entries("request_id=" + requestId)).isEmpty();
  }

  @Test
  void eachEntryIsChainedToTheOneBefore() {
    RefusedChange.NO_VERSION.send(installation, requestId);
    trail.settle("/employees");

    JsonNode newestFirst = trail.page("_limit=100").path("data");

    for (int i = 0; i + 1 < newestFirst.size(); i++) {
      JsonNode entry = newestFirst.get(i);
      JsonNode before = newestFirst.get(i + 1);
      assertThat(entry.path("seq").longValue()).isEqualTo(before.path("seq").longValue() + 1);
      assertThat(entry.path("hash").asText()).matches("[0-9a-f]{64}");
      assertThat(entry.path("previous_hash")).isEqualTo(before.path("hash"));
    }
    JsonNode first = admin.get("/_audit/1").json();
    assertThat(first.path("previous_hash").asText()).isEqualTo("0".repeat(64));
  }

  private static List<String> ids(Answer batch) {
    List<String> ids = new ArrayList<>();
    batch.json().path("created").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  /** Its action, its version and whether it was committed. */
  private static String outcome(JsonNode entry) {
    return "%s %s %s"
        .formatted(
            entry.path("action").asText(),
            entry.path("version").asText(),
            entry.path("success").asText());
  }
}
