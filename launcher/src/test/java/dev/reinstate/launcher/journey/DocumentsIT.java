package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Create, read, replace, delete. */
@ExtendWith(InstallationExtension.class)
final class DocumentsIT {

  private static final String MICROSECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";
  private static final String JOHN =
      """
      {"name":"John"}\
      """;

  private final Installation installation;
  private final Caller admin;

  DocumentsIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
  }

  @Test
  void aCreatedDocumentIsAnsweredWithItsPlace() {
    Answer created = admin.post("/employees", JOHN);

    assertThat(created.outcome()).isEqualTo("201");
    String id = created.json().path("_id").asText();
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(created.header("Location")).isEqualTo("/employees/" + id);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.content()).isEqualTo(Json.of(JOHN));
    assertThat(admin.get("/employees/" + id).text()).isEqualTo(created.text());
  }

  @Test
  void theSystemFieldsSayWhoAndWhen() {
    String path = installation.document("employees", JOHN);
    installation.as("mia", "manager").put(path, "{}");

    JsonNode document = admin.get(path).json();

    assertThat(document.path("created_by").asText()).isEqualTo("ada");
    assertThat(document.path("updated_by").asText()).isEqualTo("mia");
    assertThat(document.path("created_at").asText()).matches(MICROSECONDS);
    assertThat(document.path("updated_at").asText())
        .matches(MICROSECONDS)
        .isGreaterThan(document.path("created_at").asText());
  }

  @Test
  void anIdCanBeChosenOnceAtATime() {
    String body =
        """
        {"_id":"%s"}\
        """
            .formatted(UUID.randomUUID());
    admin.post("/employees", body);

    Answer again = admin.post("/employees", body);

    assertThat(again.outcome()).isEqualTo("409 RESOURCE_EXISTS");
    assertThat(again.details().path("collection").asText()).isEqualTo("employees");
  }

  @Test
  void whatWasReadCanBeEditedAndPut() {
    String path = installation.document("employees", JOHN);
    ObjectNode document = (ObjectNode) admin.get(path).json();
    document.put("salary", 1).put("created_by", "mallory").put("_version", 99);

    Answer put = admin.put(path, document.toString());

    assertThat(put.outcome()).isEqualTo("200");
    assertThat(put.version()).isEqualTo(2);
    assertThat(put.json().path("created_by").asText()).isEqualTo("ada");
    assertThat(put.content())
        .isEqualTo(
            Json.of(
                """
                {"name":"John","salary":1}\
                """));
  }

  @Test
  void aBodyOfAnotherDocumentIs400() {
    String path = installation.document("employees", JOHN);

    assertThat(admin.put(path, "{\"_id\":\"another\"}").outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get(path).version()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_x", "_", "__proto__", "_Version", "_created_at"})
  void anyOtherTopLevelNameWithAnUnderscoreIs400(String name) {
    String body = "{\"" + name + "\":1}";
    String path = installation.document("employees", JOHN);

    assertThat(admin.post("/employees", body).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.put(path, body).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.patch(path, body).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void belowTheTopAnUnderscoreIsNothingSpecial() {
    String body =
        """
        {"a":{"_id":1,"_x":2,"_version":"z"},"b":[{"_y":3}]}\
        """;

    assertThat(admin.post("/employees", body).content()).isEqualTo(Json.of(body));
  }

  @Test
  void replacingWhatIsNotThereIs404() {
    String path = Installation.newPath("employees");

    assertThat(admin.put(path, "{}").outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
    assertThat(admin.get(path).outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
  }

  @Test
  void replacingLeavesNothingOfWhatWasThere() {
    String path = installation.document("employees", JOHN);

    assertThat(admin.put(path, "{\"a\":null}").content()).isEqualTo(Json.of("{\"a\":null}"));
  }

  @Test
  void anEmptyDocumentIsADocument() {
    assertThat(admin.post("/employees", "{}").content()).isEqualTo(Json.of("{}"));
  }

  @Test
  void aDeletedDocumentIsGoneAndItsHistoryStays() {
    String path = installation.document("employees", JOHN);

    Answer deleted = admin.delete(path);

    String id = path.substring("/employees/".length());
    assertThat(deleted.json())
        .isEqualTo(Json.of("{\"deleted\":true,\"id\":\"" + id + "\",\"_version\":2}"));
    assertThat(admin.get(path).outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
    assertThat(admin.get(path + "/versions").column("action")).containsExactly("delete", "create");
    assertThat(admin.get(path + "/versions/2").json().path("data").isNull()).isTrue();
  }

  @Test
  void aDeletedDocumentCannotBeChanged() {
    String path = installation.document("employees", JOHN);
    admin.delete(path);

    assertThat(admin.put(path, "{}").outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
    assertThat(admin.patch(path, "{}").outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
    assertThat(admin.delete(path).outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
    assertThat(admin.get(path + "/versions").json()).hasSize(2);
  }

  @Test
  void aDocumentThatBreaksTheSchemaIs422AndNotWritten() {
    String path = installation.document("strict", JOHN);

    Answer refused =
        admin.put(
            path,
            """
            {"salary":-1,"address":{"zip":1}}\
            """);

    assertThat(refused.outcome()).isEqualTo("422 SCHEMA_VALIDATION_ERROR");
    assertThat(Answer.column(refused.details().path("errors"), "field"))
        .containsExactlyInAnyOrder("name", "salary", "address.zip");
    assertThat(admin.patch(path, "{\"name\":null}").status()).isEqualTo(422);
    assertThat(admin.post("/strict", "{}").status()).isEqualTo(422);
    assertThat(admin.get(path).version()).isEqualTo(1);
  }
}
