package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of the states in the audit trail, somebody sees what he may read of the document. */
@ExtendWith(InstallationExtension.class)
final class AuditFieldRulesIT {

  private final Installation installation;
  private final Caller admin;
  private final String requestId = AuditTrail.newRequestId();
  private final String[] named = {"X-Request-ID", requestId};

  AuditFieldRulesIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
  }

  @Test
  void statesAndChangesAreShownAsTheDocumentIs() {
    String path = installation.document("people", People.ANNE);
    admin.put(path, People.ANN, named);

    JsonNode entry = seenBy("auditor", "clerk");

    assertThat(entry.path("after")).isEqualTo(Json.of(People.ANN_AS_CLERKS_SEE_HER));
    assertThat(fields(entry))
        .contains("name", "email", "phone", "iban", "salary")
        .doesNotContain("ssn", "address.geo");
    assertThat(entry.toString()).doesNotContain(People.HIDDEN_FROM_CLERKS);
  }

  @Test
  void nothingHiddenGetsOutOfASingleEntryOrAnExport() {
    String path = installation.document("people", People.ANNE);
    admin.put(path, People.ANN, named);
    JsonNode entry = seenBy("admin");
    Caller clerk = installation.as("cleo", "auditor", "clerk");

    Answer single = clerk.get("/_audit/" + entry.path("seq").asText());
    Answer export = clerk.get("/_audit/export?request_id=" + requestId);

    assertThat(single.text()).contains("Bonn").doesNotContain(People.HIDDEN_FROM_CLERKS);
    assertThat(export.text()).contains("Bonn").doesNotContain(People.HIDDEN_FROM_CLERKS);
  }

  @Test
  void aChangeOfHiddenFieldsAloneShowsNoChange() {
    String path = installation.document("people", People.ANN);
    admin.patch(path, "{\"ssn\":\"000\",\"address\":{\"geo\":null}}", named);

    assertThat(seenBy("auditor", "clerk").path("changes")).isEmpty();
    assertThat(seenBy("admin").path("changes")).isNotEmpty();
  }

  @Test
  void valuesThatAreMaskedAlikeShowNoChange() {
    String path = installation.document("people", People.ANN);
    admin.patch(path, "{\"email\":\"andy@example.com\"}", named);

    assertThat(seenBy("auditor", "clerk").path("changes")).isEmpty();
  }

  @Test
  void whoReadsTheTrailAndNotTheCollectionSeesEmptyStates() {
    String path = installation.document("people", People.ANNE);
    admin.put(path, People.ANN, named);

    JsonNode entry = seenBy("auditor");

    assertThat(entry.path("before")).isEqualTo(Json.of("{}"));
    assertThat(entry.path("after")).isEqualTo(Json.of("{}"));
    assertThat(entry.path("changes")).isEmpty();
    assertThat(entry.path("user_id").asText()).isEqualTo("ada");
  }

  @Test
  void whoHoldsAConditionOnTheDocumentAsItIsNowSeesItsStates() {
    StaffFile file = StaffFile.there(installation);
    admin.put(file.path(), file.content(3), named);
    seenBy("admin");

    assertThat(seenByUser(file.manager()).path("after").path("n").intValue()).isEqualTo(3);
    assertThat(seenByUser("mallory").path("after")).isEqualTo(Json.of("{}"));
  }

  @Test
  void whoHeldTheConditionOnceAndNoLongerSeesNothingNotEvenOfThen() {
    StaffFile file = StaffFile.there(installation);
    admin.put(file.path(), file.content(3), named);
    seenBy("admin");

    admin.patch(file.path(), "{\"manager_id\":\"nina\"}");

    assertThat(seenByUser(file.manager()).path("after")).isEqualTo(Json.of("{}"));
    assertThat(seenByUser("nina").path("after").path("n").intValue()).isEqualTo(3);
  }

  private JsonNode seenBy(String... roles) {
    return new AuditTrail(installation.as("cleo", roles)).entry(requestId);
  }

  private JsonNode seenByUser(String manager) {
    return new AuditTrail(installation.as(manager, "auditor", "manager")).entry(requestId);
  }

  private static List<String> fields(JsonNode entry) {
    return Answer.column(entry.path("changes"), "field");
  }
}
