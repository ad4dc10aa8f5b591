package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Field rules hold on every way out, and change nothing of what is stored. */
@ExtendWith(InstallationExtension.class)
final class FieldRulesIT {

  private final Installation installation;
  private final Caller admin;
  private final Caller clerk;
  private final String path;
  private final String id;

  FieldRulesIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    clerk = installation.as("cleo", "clerk");
    path = installation.document("people", People.ANNE, People.ANN);
    id = path.substring(path.lastIndexOf('/') + 1);
  }

  @Test
  void aDocumentIsShownAsItsReaderMaySeeIt() {
    assertThat(clerk.get(path).content()).isEqualTo(Json.of(People.ANN_AS_CLERKS_SEE_HER));
  }

  @Test
  void allowShowsNothingElse() {
    JsonNode shown = installation.as("vic", "visitor").get(path).content();

    assertThat(shown)
        .isEqualTo(
            Json.of(
                """
                {"name":"Ann","address":{"city":"Bonn"},"jobs":[{"title":"Cook"},{"title":"Chef"}]}
                """));
  }

  @Test
  void severalRolesShowWhatAnyOfThemShows() {
    JsonNode shown = installation.as("pat", "clerk", "payroll").get(path).content();

    assertThat(shown.path("ssn").asText()).isEqualTo("123-45-6789");
    assertThat(shown.path("phone").asText()).isEqualTo("+49 170 1234567");
    assertThat(shown.path("jobs").path(1))
        .isEqualTo(Json.of("{\"title\":\"Chef\",\"pay\":827364}"));
    assertThat(shown.path("email").asText()).isEqualTo("a***@example.com");
    assertThat(shown.path("address").has("geo")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?at=now",
        "/versions",
        "/versions/1",
        "/versions/2",
        "/diff/1/2",
        "/diff/2/1",
        "/restore/1"
      })
  void nothingHiddenGetsOut(String of) {
    String now = admin.get(path).json().path("updated_at").asText();

    Answer answer = clerk.get(path + of.replace("now", now));

    assertThat(answer.outcome()).isEqualTo("200");
    assertThat(answer.text()).doesNotContain(People.HIDDEN_FROM_CLERKS);
    assertThat(answer.text()).containsAnyOf("Bonn", "Kiel", "\"create\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&_fields=name,ssn,address,jobs.pay", "&name=Ann&_sort=name"})
  void nothingHiddenGetsOutOfAList(String query) {
    Answer list = clerk.get("/people?_id=" + id + query);

    assertThat(list.json().path("data")).hasSize(1);
    assertThat(list.text()).contains("Ann").doesNotContain(People.HIDDEN_FROM_CLERKS);
  }

  @Test
  void nothingHiddenGetsOutOfAJsonPatch() {
    Answer diff = clerk.get(path + "/diff/1/2", "Accept", "application/json-patch+json");

    assertThat(diff.text()).contains("Bonn").doesNotContain(People.HIDDEN_FROM_CLERKS);
  }

  @Test
  void aVersionThatChangedHiddenFieldsAloneDiffersInNothing() {
    admin.patch(path, "{\"ssn\":\"000\",\"address\":{\"geo\":null}}");

    assertThat(clerk.get(path + "/diff/2/3").json().path("changes")).isEmpty();
  }

  @Test
  void valuesThatAreMaskedAlikeDifferInNothing() {
    admin.patch(path, "{\"email\":\"andy@example.com\",\"iban\":\"DE1111111144\"}");

    assertThat(clerk.get(path + "/diff/2/3").json().path("changes")).isEmpty();
  }

  @Test
  void theStoredDocumentStaysWhatItIsToTheByte() {
    String before = admin.get(path).text();

    clerk.get(path);
    clerk.get(path + "/restore/1");
    clerk.patch(path, "{\"salary\":1}");

    assertThat(admin.get(path).text()).isEqualTo(before).contains("50.123450");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssn=123-45-6789",
        "ssn[ne]=x",
        "_sort=ssn",
        "_sort=-address.geo.lat",
        "address.geo.lat[gt]=1",
        "address=1",
        "_sort=address",
        "jobs.pay=918273",
        "jobs.0.pay=918273",
        "_sort=jobs",
        "email=ann@example.com",
        "email[gte]=a",
        "_sort=iban",
        "jobs.boss.phone=5"
      })
  void hiddenAndMaskedFieldsCannotBeAskedFor(String query) {
    Answer refused = clerk.get("/people?" + query);

    assertThat(refused.outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(refused.details())
        .isEqualTo(Json.of("{\"action\":\"read\",\"collection\":\"people\"}"));
    assertThat(refused.message()).isEqualTo("You don't have permission to read these documents");
  }

  @ParameterizedTest
  @CsvSource({"clerk,salary[gte]=1", "clerk,_sort=address.city", "payroll,ssn=123-45-6789"})
  void shownFieldsCanBeAskedFor(String role, String query) {
    Answer list = installation.as("x", role).get("/people?_id=" + id + "&" + query);

    assertThat(list.json().path("data")).hasSize(1);
  }

  @Test
  void aDocumentOfWhichNothingIsShownHasItsSystemFields() {
    String hidden = installation.document("people", "{\"ssn\":\"1\"}");

    Answer answer = installation.as("vic", "visitor").get(hidden);

    assertThat(answer.content()).isEmpty();
    assertThat(answer.json().path("created_by").asText()).isEqualTo("ada");
  }
}
