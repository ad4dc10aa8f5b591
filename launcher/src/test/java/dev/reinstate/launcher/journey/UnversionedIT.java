package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A collection whose versioning is off. */
@ExtendWith(InstallationExtension.class)
final class UnversionedIT {

  private final Installation installation;
  private final Caller admin;
  private final String path;

  UnversionedIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    path =
        installation.document(
            "sessions",
            """
            {"n":1}\
            """,
            """
            {"n":2}\
            """);
  }

  @Test
  void aDocumentHasAVersionAndAnETag() {
    Answer document = admin.get(path);

    assertThat(document.version()).isEqualTo(2);
    assertThat(document.header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void changesCanBeConditional() {
    assertThat(admin.put(path, "{}", "If-Match", "\"1\"").outcome())
        .isEqualTo("412 PRECONDITION_FAILED");
    assertThat(admin.put(path, "{}", "If-Match", "\"2\"").version()).isEqualTo(3);
  }

  @Test
  void aDeletedDocumentIsGoneAndItsIdIsFree() {
    String id = admin.get(path).json().path("_id").asText();

    assertThat(admin.delete(path).status()).isEqualTo(200);

    assertThat(admin.get(path).outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
    assertThat(admin.post("/sessions", "{\"_id\":\"" + id + "\"}").outcome()).isEqualTo("201");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/versions", "/versions/1", "/diff/1/2", "/restore/1", "?at=2020-01-01T00:00:00Z"})
  void whatNeedsHistoryIs501(String rest) {
    assertThat(admin.get(path + rest).json())
        .isEqualTo(
            Json.of(
                """
                {"error":{"code":"VERSIONING_NOT_ENABLED",
                  "message":"Versioning is not enabled"}}\
                """));
    assertThat(installation.as("nobody").get(path + rest).status()).isEqualTo(501);
  }

  @Test
  void aRestoreIs501() {
    assertThat(admin.post(path + "/restore/1").outcome()).isEqualTo("501 VERSIONING_NOT_ENABLED");
    assertThat(admin.get(path).version()).isEqualTo(2);
  }
}
