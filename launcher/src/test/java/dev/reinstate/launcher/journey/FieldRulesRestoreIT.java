package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A restore brings back what its author does not see, too, and keeps what he may not write. */
@ExtendWith(InstallationExtension.class)
final class FieldRulesRestoreIT {

  private static final String KEPT = "X-Fields-Kept";

  private final Installation installation;
  private final Caller admin;
  private final Caller clerk;
  private final Caller keeper;
  private final String path;

  FieldRulesRestoreIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    clerk = installation.as("cleo", "clerk");
    keeper = installation.as("kim", "keeper");
    path = installation.document("people", People.ANN, People.ANNE);
  }

  @Test
  void aRestoreBringsBackWhatIsHidden() {
    Answer restored = clerk.post(path + "/restore/1");

    assertThat(restored.outcome()).isEqualTo("200");
    assertThat(restored.version()).isEqualTo(4);
    assertThat(restored.text()).doesNotContain(People.HIDDEN_FROM_CLERKS);
    ObjectNode expected = (ObjectNode) Json.of(People.ANN);
    expected.put("salary", 80000);
    ((ObjectNode) expected.path("address")).put("city", "Kiel");
    assertThat(stored()).isEqualTo(expected);
  }

  @Test
  void whatIsKeptIsNamed() {
    assertThat(clerk.post(path + "/restore/1").header(KEPT)).isEqualTo("address.city, salary");
  }

  @Test
  void whatIsHiddenIsKeptAndNotNamed() {
    Answer restored = keeper.post(path + "/restore/1");

    assertThat(restored.header(KEPT)).isEqualTo("jobs.pay, salary");
    assertThat(restored.text()).doesNotContain("123-45-6789", "987-65-4321");
    assertThat(stored().path("ssn").asText()).isEqualTo("987-65-4321");
  }

  @Test
  void aPreviewIsWhatTheRestoreDoes() {
    Answer preview = keeper.get(path + "/restore/1");
    Answer restored = keeper.post(path + "/restore/1");

    assertThat(preview.json().path("fields_kept")).isEqualTo(Json.of("[\"jobs.pay\",\"salary\"]"));
    assertThat(content(preview.json().path("document"))).isEqualTo(restored.content());
    assertThat(Answer.column(preview.json().path("changes"), "field"))
        .contains("address.city")
        .doesNotContain("salary", "ssn");
  }

  @Test
  void whatTheVersionHasAsItIsIsNotNamed() {
    admin.patch(path, "{\"name\":\"Anna\"}");

    Answer restored = clerk.post(path + "/restore/2");

    assertThat(restored.header(KEPT)).isNull();
    assertThat(stored()).isEqualTo(Json.of(People.ANNE));
  }

  @Test
  void aFieldThatCameLaterStaysAndOneThatIsGoneStaysAway() {
    String later = installation.document("people", "{\"name\":\"A\"}", "{\"salary\":1}");

    assertThat(clerk.post(later + "/restore/1").header(KEPT)).isEqualTo("salary");
    assertThat(admin.get(later).content()).isEqualTo(Json.of("{\"name\":\"A\",\"salary\":1}"));

    assertThat(admin.put(later, "{\"name\":\"B\"}").outcome()).isEqualTo("200");
    assertThat(clerk.post(later + "/restore/2").header(KEPT)).isEqualTo("salary");
    assertThat(admin.get(later).content()).isEqualTo(Json.of("{}"));
  }

  @Test
  void anotherRoleThatLetsRestoreLetsItWriteAll() {
    Caller both = installation.as("kim", "keeper", "restorer");

    assertThat(both.post(path + "/restore/1").header(KEPT)).isNull();
    assertThat(stored()).isEqualTo(Json.of(People.ANN));
  }

  @Test
  void aRoleThatLetsUpdateDoesNotLetARestoreWriteAll() {
    Caller both = installation.as("kim", "keeper", "payer");

    assertThat(both.post(path + "/restore/1").header(KEPT)).isEqualTo("jobs.pay, salary");
  }

  @Test
  void whoSeesNothingIsToldNothing() {
    Caller blind = installation.as("bo", "blind");

    Answer preview = blind.get(path + "/restore/1");
    Answer restored = blind.post(path + "/restore/1");

    assertThat(preview.json().path("fields_kept")).isEmpty();
    assertThat(preview.json().path("changes")).isEmpty();
    assertThat(restored.header(KEPT)).isNull();
    assertThat(restored.content()).isEmpty();
    assertThat(stored().path("salary").intValue()).isEqualTo(80000);
  }

  @Test
  void aDeletedDocumentKeepsWhatItHadLast() {
    admin.delete(path);

    assertThat(clerk.post(path + "/restore/1").header(KEPT)).isEqualTo("address.city, salary");
    assertThat(stored().path("salary").intValue()).isEqualTo(80000);
  }

  @Test
  void aSchemaDoesNotNameWhatIsHidden() {
    String nobody =
        installation.document(
            "people", "{\"name\":\"Nobody\",\"ssn\":\"none\"}", "{\"name\":\"A\",\"ssn\":\"1\"}");

    Answer preview = keeper.get(nobody + "/restore/1");
    Answer restored = keeper.post(nobody + "/restore/1");

    assertThat(preview.outcome()).isEqualTo("422 SCHEMA_VALIDATION_ERROR");
    assertThat(restored.outcome()).isEqualTo("422 SCHEMA_VALIDATION_ERROR");
    assertThat(preview.text() + restored.text()).doesNotContain("ssn", "none");
  }

  @Test
  void aRestoreThatIsAnsweredAgainIsFiltered() {
    String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
    installation.as("cleo", "clerk", "admin").post(path + "/restore/1", "{}", key);

    Answer replayed = clerk.post(path + "/restore/1", "{}", key);

    assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(replayed.text()).contains("Ann").doesNotContain(People.HIDDEN_FROM_CLERKS);
  }

  @Test
  void aRestoreThatIsAnsweredAgainNamesWhatItKept() {
    String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
    clerk.post(path + "/restore/1", "{}", key);

    Answer replayed = clerk.post(path + "/restore/1", "{}", key);

    assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(replayed.header(KEPT)).isEqualTo("address.city, salary");
  }

  private JsonNode stored() {
    return admin.get(path).content();
  }

  private static JsonNode content(JsonNode document) {
    ObjectNode content = document.deepCopy();
    content.remove(
        List.of("_id", "_version", "created_at", "created_by", "updated_at", "updated_by"));
    return content;
  }
}
