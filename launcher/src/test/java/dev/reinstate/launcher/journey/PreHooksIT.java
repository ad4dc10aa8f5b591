package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hooks before the commit, from the request to what is stored, and to what is not. */
@ExtendWith(InstallationExtension.class)
final class PreHooksIT {

  private static final String REJECT = "{\"accept\":false,\"message\":\"not on a Friday\"}";

  private final HookedInstallation installation;
  private final Caller admin;
  private final AskedWorker worker;

  PreHooksIT(HookedInstallation installation) {
    this.installation = installation;
    admin = installation.admin;
    worker = installation.worker;
  }

  @ParameterizedTest
  @EnumSource(AskedWrite.class)
  void whatAHookRejectsLeavesNothingBehind(AskedWrite write) {
    String path = installation.document("asked", "{\"n\":1}", "{\"n\":2}");
    int documents = documents();
    worker.behave(question -> REJECT);

    Answer answer = write.send(admin, path);

    assertThat(answer.outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(answer.message()).isEqualTo("not on a Friday");
    assertThat(answer.details().path("hook").asText()).startsWith("ask");
    assertThat(admin.get(path).content()).isEqualTo(Json.of("{\"n\":2}"));
    assertThat(admin.get(path + "/versions").json()).hasSize(2);
    assertThat(documents()).isEqualTo(documents);
  }

  @ParameterizedTest
  @EnumSource(AskedWrite.class)
  void whatItAcceptsIsDone(AskedWrite write) {
    String path = installation.document("asked", "{\"n\":1}", "{\"n\":2}");

    assertThat(write.send(admin, path).status()).isIn(200, 201);
    assertThat(worker.questions()).hasSize(1 + 2); // two for the document itself
  }

  @Test
  void aRefusalIsInTheTrailWithTheHooksName() {
    String request = AuditTrail.newRequestId();
    String path = installation.document("employees", "{\"salary\":1}");

    admin.put(path, "{\"salary\":-1}", "X-Request-ID", request);

    JsonNode entry = installation.trail.entry(request);
    assertThat(entry.path("success").booleanValue()).isFalse();
    assertThat(entry.path("error"))
        .isEqualTo(
            Json.of(
                """
                {"code":"BAD_REQUEST","message":"salary must not be negative","hook":"still-positive"}
                """));
    assertThat(installation.trail.verify()).isEqualTo("valid");
  }

  @Test
  void aHookThatCannotBeAskedIsAFaultThatNamesIt() {
    String path = installation.document("broken", "{\"n\":1}");
    String request = AuditTrail.newRequestId();

    Answer answer = admin.send("POST", path + "/restore/1", "X-Request-ID", request);

    assertThat(answer.json())
        .isEqualTo(
            Json.of(
                """
                {"error":{"code":"INTERNAL_ERROR","message":"Failed to restore document","details":{"hook":"missing"}}}
                """));
    assertThat(installation.trail.entry(request).path("error").path("hook").asText())
        .isEqualTo("missing");
  }

  @Test
  void anEndpointIsAskedOverHttp() {
    int before = installation.endpoint.received().size();

    Answer answer = admin.post("/lonely", "{\"_id\":\"told\",\"n\":1.10}");

    assertThat(answer.details().path("hook").asText()).isEqualTo("endpoint");
    assertThat(installation.endpoint.received()).hasSize(before + 1);
    assertThat(installation.endpoint.received().getLast().body())
        .contains("\"hook\":\"endpoint\"", "\"document_id\":\"told\"", "\"n\":1.10");
  }

  @Test
  void whatHooksSetIsStoredAndAnswered() {
    Answer created = admin.post("/employees", "{\"salary\":1.10}");
    String path = Objects.requireNonNull(created.header("Location"));
    admin.put(path, "{\"salary\":2}");

    Answer restored = admin.post(path + "/restore/1");

    assertThat(created.content()).isEqualTo(Json.of("{\"salary\":1.10,\"author\":\"ada\"}"));
    assertThat(restored.content())
        .isEqualTo(Json.of("{\"salary\":1.10,\"author\":\"ada\",\"reviewed\":false,\"grade\":7}"));
    assertThat(restored.version()).isEqualTo(4);
    assertThat(admin.get(path).content()).isEqualTo(restored.content());
    assertThat(admin.get(path + "/versions/1").json().path("data").has("reviewed")).isFalse();
  }

  @Test
  void aHookMayWriteWhatTheCallerMayNotAndTheAnswerIsStillHis() {
    String path = installation.document("employees", "{\"salary\":1,\"grade\":1}");
    admin.put(path, "{\"salary\":2,\"grade\":2}");

    String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
    Caller clerk = installation.as("cleo", "clerk");

    Answer restored = clerk.send("POST", path + "/restore/1", key);

    assertThat(restored.content())
        .isEqualTo(Json.of("{\"salary\":2,\"grade\":7,\"reviewed\":false}"));
    assertThat(restored.header("X-Fields-Kept")).isEqualTo("salary");
    assertThat(clerk.send("POST", path + "/restore/1", key).header("X-Fields-Kept"))
        .isEqualTo("salary");
    assertThat(admin.get(path).content().path("author").asText()).isEqualTo("ada");
  }

  @Test
  void anotherDocumentKeepsItsDigitsAndNeitherIdNorAuthor() {
    String path = installation.document("asked", "{\"n\":1}");
    String content = "{\"a\":1.10,\"b\":12345678901234567890123,\"c\":-0.000}";
    worker.behave(
        question ->
            "{\"accept\":true,\"data\":{\"_id\":\"x\",\"created_by\":\"x\","
                + content.substring(1)
                + "}");

    Answer replaced = admin.put(path, "{\"n\":2}");

    assertThat(replaced.content()).isEqualTo(Json.of(content));
    assertThat(replaced.text()).contains("1.10", "12345678901234567890123");
    assertThat(path).endsWith("/" + replaced.json().path("_id").asText());
    assertThat(replaced.json().path("created_by").asText()).isEqualTo("ada");
    assertThat(worker.questions().getFirst().path("after").path("_version").intValue())
        .isEqualTo(2);
  }

  @Test
  void theFirstBadDocumentOfManyIsNamed() {
    worker.behave(
        question -> question.path("after").path("n").intValue() > 10 ? REJECT : AskedWorker.ACCEPT);
    String documents =
        "{\"documents\":[{\"n\":1},{\"n\":2},{\"n\":11},{\"n\":3},{\"n\":12},{\"n\":4}]}";

    Answer answer = admin.post("/asked/batch", documents);

    assertThat(answer.outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(answer.details()).isEqualTo(Json.of("{\"hook\":\"ask-create\",\"index\":2}"));
  }

  @Test
  void ofManyDocumentsEachIsWhatItsHooksMadeOfIt() {
    Answer answer =
        admin.post("/employees/batch", "{\"documents\":[{\"salary\":1},{\"salary\":2}]}");

    String last = answer.json().path("created").path(1).asText();
    assertThat(admin.get("/employees/" + last).content())
        .isEqualTo(Json.of("{\"salary\":2,\"author\":\"ada\"}"));
  }

  @Test
  void noHookIsAskedAboutWhatIsRefusedAnyway() {
    String path = installation.document("asked", "{\"n\":1}");
    String id = path.substring(path.lastIndexOf('/') + 1);
    Caller reader = installation.as("rob", "reader");
    worker.behave(question -> REJECT);

    assertThat(reader.put(path, "{}").status()).isEqualTo(403);
    assertThat(admin.put("/asked/missing", "{}").status()).isEqualTo(404);
    assertThat(admin.post(path + "/restore/9").status()).isEqualTo(404);
    assertThat(admin.put(path, "{}", "If-Match", "\"7\"").status()).isEqualTo(412);
    assertThat(admin.delete(path, "If-Match", "\"7\"").status()).isEqualTo(412);
    assertThat(admin.send("POST", path + "/restore/1", "If-Match", "\"7\"").status())
        .isEqualTo(412);
    assertThat(admin.post("/asked", "{\"_id\":\"" + id + "\"}").status()).isEqualTo(409);
    assertThat(admin.post("/asked/batch", "{\"documents\":[{\"_id\":\"" + id + "\"}]}").status())
        .isEqualTo(409);
    assertThat(worker.questions()).isEmpty();
  }

  @Test
  void theSchemaIsForWhatTheHooksLeave() {
    worker.behave(question -> REJECT);
    assertThat(admin.post("/strict", "{}").outcome()).isEqualTo("400 BAD_REQUEST");

    worker.behave(question -> AskedWorker.ACCEPT);
    assertThat(admin.post("/strict", "{}").outcome()).isEqualTo("422 SCHEMA_VALIDATION_ERROR");

    worker.behave(question -> "{\"accept\":true,\"data\":{\"name\":\"n\"}}");
    assertThat(admin.post("/strict", "{}").status()).isEqualTo(201);
  }

  @Test
  void whoMaySeeHooksSeesTheseFirst() {
    JsonNode hooks = admin.get("/_hooks").json().path("data");

    assertThat(hooks.path(0))
        .isEqualTo(
            Json.of(
                """
                {"name":"positive","moment":"before","kind":"validate","collection":"employees","actions":["create"],
                 "http":null,"bus":null,"disabled_at":null,"open":0,"dead":0}
                """));
    assertThat(Answer.column(hooks, "kind")).contains("set", "bus", "http");
  }

  private int documents() {
    return admin.get("/asked?_limit=1000").json().path("data").size();
  }
}
