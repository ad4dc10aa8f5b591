package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write applies to what its author sees, and changes only what he may change. */
@ExtendWith(InstallationExtension.class)
final class FieldRulesWriteIT {

  private static final String[] JSON_PATCH = {"Content-Type", "application/json-patch+json"};
  private static final String FORBIDDEN =
      """
      {"action":"update","collection":"people"}\
      """;

  private final Installation installation;
  private final Caller admin;
  private final Caller clerk;
  private final String path;

  FieldRulesWriteIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    clerk = installation.as("cleo", "clerk");
    path = installation.document("people", People.ANN);
  }

  @Test
  void aSchemaDoesNotNameWhatIsHiddenFromAnAuthor() {
    Caller scribe = installation.as("sue", "scribe");
    String nobody = "{\"name\":\"Nobody\",\"ssn\":\"x\"}";

    assertThat(scribe.post("/people", nobody).text()).doesNotContain("ssn", "none");
    assertThat(scribe.post("/people/batch", "{\"documents\":[" + nobody + "]}").text())
        .doesNotContain("ssn", "none");
  }

  @Test
  void whatIsSentBackAsItWasShownChangesNothing() {
    Answer put = clerk.put(path, clerk.get(path).text());

    assertThat(put.outcome()).isEqualTo("200");
    assertThat(put.text()).doesNotContain(People.HIDDEN_FROM_CLERKS);
    assertThat(stored()).isEqualTo(Json.of(People.ANN));
  }

  @Test
  void anEditLosesNothingThatWasHidden() {
    ObjectNode edited = (ObjectNode) clerk.get(path).content();
    edited.put("name", "Ann Lee");
    ((ObjectNode) edited.path("jobs").path(0)).put("title", "Head cook");

    assertThat(clerk.put(path, edited.toString()).outcome()).isEqualTo("200");

    ObjectNode expected = (ObjectNode) Json.of(People.ANN);
    expected.put("name", "Ann Lee");
    ((ObjectNode) expected.path("jobs").path(0)).put("title", "Head cook");
    assertThat(stored()).isEqualTo(expected);
  }

  @Test
  void anotherValueInAMaskedFieldIsAWrite() {
    clerk.patch(path, "{\"email\":\"lee@example.com\",\"phone\":\"***********4567\"}");

    assertThat(stored().path("email").asText()).isEqualTo("lee@example.com");
    assertThat(stored().path("phone").asText()).isEqualTo("+49 170 1234567");
  }

  @Test
  void whatIsHiddenCannotBeWritten() {
    ObjectNode edited = (ObjectNode) clerk.get(path).content();
    edited.put("ssn", "000").putObject("address").put("city", "Bonn").putObject("geo").put("x", 1);

    assertThat(clerk.put(path, edited.toString()).outcome()).isEqualTo("200");

    assertThat(stored().path("ssn").asText()).isEqualTo("123-45-6789");
    assertThat(stored().path("address").path("geo"))
        .isEqualTo(Json.of(People.ANN).path("address").path("geo"));
  }

  @Test
  void anElementThatMovesTakesWhatIsHiddenInItAlong() {
    ObjectNode edited = (ObjectNode) clerk.get(path).content();
    ArrayNode jobs = edited.withArray("jobs");
    jobs.add(jobs.remove(0));

    assertThat(clerk.put(path, edited.toString()).outcome()).isEqualTo("200");

    assertThat(stored().path("jobs").path(0).path("pay").intValue()).isEqualTo(827364);
    assertThat(stored().path("jobs").path(1).path("pay").intValue()).isEqualTo(918273);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"salary\":1}",
        "{\"salary\":null}",
        "{\"salary\":70000.1}",
        "{\"name\":\"x\",\"address\":{\"city\":\"Kiel\"}}",
        "{\"address\":null}",
        "{\"address\":[]}"
      })
  void whatMayNotBeWrittenRefusesTheWholeWrite(String patch) {
    Answer refused = clerk.patch(path, patch);

    assertThat(refused.outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(refused.details()).isEqualTo(Json.of(FORBIDDEN));
    assertThat(admin.get(path).version()).isEqualTo(1);
  }

  @Test
  void aReplacementWithoutAFieldThatMayNotBeWrittenIsRefused() {
    assertThat(clerk.put(path, "{\"name\":\"x\"}").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void aNewDocumentIsAnsweredAsItsAuthorSeesIt() {
    Answer created =
        installation.as("sue", "scribe").post("/people", "{\"name\":\"A\",\"ssn\":\"1\"}");

    assertThat(created.outcome()).isEqualTo("201");
    assertThat(created.content()).isEqualTo(Json.of("{\"name\":\"A\"}"));
    assertThat(admin.get("/people/" + created.json().path("_id").asText()).content())
        .isEqualTo(Json.of("{\"name\":\"A\",\"ssn\":\"1\"}"));
  }

  @Test
  void aNewDocumentHasNothingThatItsAuthorMayNotWrite() {
    Caller scribe = installation.as("sue", "scribe");

    assertThat(scribe.post("/people", "{\"salary\":1}").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(scribe.post("/people/batch", "{\"documents\":[{},{\"salary\":1}]}").outcome())
        .isEqualTo("403 FORBIDDEN");
  }

  @Test
  void whoSeesNothingSendsWholeDocuments() {
    Caller blind = installation.as("bo", "blind");

    Answer replaced = blind.put(path, "{\"name\":\"New\",\"salary\":70000.10}");

    assertThat(replaced.outcome()).isEqualTo("200");
    assertThat(replaced.content()).isEmpty();
    assertThat(stored()).isEqualTo(Json.of("{\"name\":\"New\",\"salary\":70000.10}"));
    assertThat(blind.put(path, "{\"salary\":1}").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void whatOneRoleMayNotWriteAnotherMay() {
    Caller both = installation.as("pia", "updater", "payer");

    assertThat(both.patch(path, "{\"salary\":1}").outcome()).isEqualTo("200");
  }

  @Test
  void aRoleThatLetsRestoreDoesNotLetUpdate() {
    Caller both = installation.as("pia", "updater", "restorer");

    assertThat(both.patch(path, "{\"salary\":1}").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"op\":\"test\",\"path\":\"/ssn\",\"value\":\"123-45-6789\"}",
        "{\"op\":\"test\",\"path\":\"/ssn\",\"value\":\"x\"}",
        "{\"op\":\"test\",\"path\":\"\",\"value\":{}}",
        "{\"op\":\"test\",\"path\":\"/address\",\"value\":{}}",
        "{\"op\":\"test\",\"path\":\"/jobs/0/pay\",\"value\":918273}",
        "{\"op\":\"test\",\"path\":\"/jobs/9/pay\",\"value\":918273}",
        "{\"op\":\"test\",\"path\":\"/email\",\"value\":\"ann@example.com\"}",
        "{\"op\":\"test\",\"path\":\"/email\",\"value\":\"a***@example.com\"}",
        "{\"op\":\"copy\",\"from\":\"/ssn\",\"path\":\"/name\"}",
        "{\"op\":\"copy\",\"from\":\"/address/geo/lat\",\"path\":\"/name\"}",
        "{\"op\":\"copy\",\"from\":\"/jobs/0\",\"path\":\"/job\"}",
        "{\"op\":\"move\",\"from\":\"/phone\",\"path\":\"/name\"}",
        "{\"op\":\"move\",\"from\":\"/address/geo\",\"path\":\"/geo\"}"
      })
  void anOperationCannotReadWhatIsNotShown(String operation) {
    Answer refused = clerk.patch(path, "[" + operation + "]", JSON_PATCH);

    assertThat(refused.outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(refused.details()).isEqualTo(Json.of(FORBIDDEN));
  }

  @Test
  void anOperationReadsAndWritesWhatIsShown() {
    String patch =
        """
        [{"op":"test","path":"/name","value":"Ann"},
         {"op":"copy","from":"/name","path":"/address/name"},
         {"op":"replace","path":"/jobs/1/title","value":"Cook"}]
        """;

    assertThat(clerk.patch(path, patch, JSON_PATCH).outcome()).isEqualTo("200");

    assertThat(stored().path("address").path("name").asText()).isEqualTo("Ann");
    assertThat(stored().path("address").path("geo").path("lat").decimalValue())
        .isEqualTo("50.123450");
    assertThat(stored().path("jobs").path(1))
        .isEqualTo(Json.of("{\"title\":\"Cook\",\"pay\":827364}"));
  }

  @Test
  void aSchemaDoesNotNameWhatIsHidden() {
    Answer refused = clerk.patch(path, "{\"name\":\"Nobody\"}");

    assertThat(refused.outcome()).isEqualTo("422 SCHEMA_VALIDATION_ERROR");
    assertThat(refused.text()).doesNotContain("ssn", "none");
  }

  @Test
  void aSchemaNamesWhatIsShown() {
    assertThat(clerk.patch(path, "{\"name\":5}").details().path("errors").path(0).path("field"))
        .isEqualTo(Json.of("\"name\""));
  }

  @Test
  void anAnswerThatIsGivenAgainIsFiltered() {
    String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
    String patch = "{\"name\":\"Ann Lee\"}";
    Caller promoted = installation.as("cleo", "clerk", "admin");
    promoted.patch(path, patch, key);

    Answer replayed = clerk.patch(path, patch, key);

    assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(replayed.content().path("name").asText()).isEqualTo("Ann Lee");
    assertThat(replayed.text()).doesNotContain(People.HIDDEN_FROM_CLERKS);
  }

  @Test
  void anAnswerIsNotGivenAgainToSomebodyWhoMayNoLonger() {
    String staff = installation.document("staff", "{\"manager_id\":\"cleo\"}");
    String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
    Caller manager = installation.as("cleo", "manager");
    assertThat(manager.patch(staff, "{\"n\":1}", key).outcome()).isEqualTo("200");
    admin.patch(staff, "{\"manager_id\":\"another\"}");

    assertThat(manager.patch(staff, "{\"n\":1}", key).outcome()).isEqualTo("403 FORBIDDEN");
  }

  private ObjectNode stored() {
    return (ObjectNode) admin.get(path).content();
  }
}
