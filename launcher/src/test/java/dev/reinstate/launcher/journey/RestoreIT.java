package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of a restore. */
@ExtendWith(InstallationExtension.class)
final class RestoreIT {

  private static final String ONE =
      """
      {"n":1}\
      """;
  private static final String TWO =
      """
      {"n":2}\
      """;

  private final Installation installation;
  private final Caller admin;

  RestoreIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
  }

  @Test
  void aFieldAddedSinceIsGoneAndARemovedOneIsBack() {
    String path =
        installation.document(
            "employees",
            """
            {"old":1,"nested":{"a":1}}\
            """,
            """
            {"new":2,"nested":{"b":1}}\
            """);

    Answer restored = admin.post(path + "/restore/1");

    assertThat(restored.content())
        .isEqualTo(
            Json.of(
                """
                {"old":1,"nested":{"a":1}}\
                """));
    assertThat(admin.get(path).json()).isEqualTo(restored.json());
  }

  @Test
  void whoAndWhenOfTheCreationStay() {
    String path = installation.document("employees", ONE, TWO);
    JsonNode before = admin.get(path).json();

    JsonNode restored = installation.as("mia", "manager").post(path + "/restore/1").json();

    assertThat(restored.path("_id")).isEqualTo(before.path("_id"));
    assertThat(restored.path("created_at")).isEqualTo(before.path("created_at"));
    assertThat(restored.path("created_by").asText()).isEqualTo("ada");
    assertThat(restored.path("updated_by").asText()).isEqualTo("mia");
    assertThat(restored.path("updated_at").asText())
        .isGreaterThan(before.path("updated_at").asText());
  }

  @Test
  void bothVersionsOfARestoreAreOfItsMomentAndUser() {
    String path = installation.document("employees", ONE, TWO);

    JsonNode restored = installation.as("mia", "manager").post(path + "/restore/1").json();

    Answer versions = admin.get(path + "/versions?_limit=2");
    assertThat(versions.column("updated_by")).containsExactly("mia", "mia");
    assertThat(versions.column("updated_at")).containsOnly(restored.path("updated_at").asText());
  }

  @Test
  void theCurrentVersionCanBeRestored() {
    String path = installation.document("employees", ONE, TWO);

    Answer restored = admin.post(path + "/restore/2");

    assertThat(restored.version()).isEqualTo(4);
    assertThat(restored.content()).isEqualTo(Json.of(TWO));
  }

  @Test
  void aDeletedDocumentComesBackWithItsNumberingAndBirth() {
    String path = installation.document("employees", ONE);
    JsonNode before = admin.get(path).json();
    admin.delete(path);

    JsonNode restored = admin.post(path + "/restore/1").json();

    assertThat(restored.path("_version").intValue()).isEqualTo(4);
    assertThat(restored.path("created_at")).isEqualTo(before.path("created_at"));
    assertThat(admin.get(path).json()).isEqualTo(restored);
  }

  @Test
  void theSnapshotOfADeletedDocumentHasNoData() {
    String path = installation.document("employees", ONE);
    admin.delete(path);
    admin.post(path + "/restore/1");

    JsonNode snapshot = admin.get(path + "/versions/3").json();

    assertThat(snapshot.path("data").isNull()).isTrue();
    assertThat(snapshot.path("metadata").path("action").asText()).isEqualTo("snapshot");
  }

  @Test
  void aDocumentCreatedAgainContinuesItsNumberingAndKeepsItsBirth() {
    String path = installation.document("employees", ONE);
    JsonNode before = admin.get(path).json();
    admin.delete(path);
    String again =
        """
        {"_id":"%s","n":2}\
        """
            .formatted(before.path("_id").asText());

    Answer created = installation.as("mia", "author").post("/employees", again);

    assertThat(created.outcome()).isEqualTo("201");
    JsonNode document = admin.get(path).json();
    assertThat(document.path("_version").intValue()).isEqualTo(3);
    assertThat(document.path("created_at")).isEqualTo(before.path("created_at"));
    assertThat(document.path("created_by").asText()).isEqualTo("ada");
    assertThat(admin.post(path + "/restore/1").content()).isEqualTo(Json.of(ONE));
  }

  @Test
  void aVersionThatRecordsADeletionIsNotRestored() {
    String path = installation.document("employees", ONE);
    admin.delete(path);

    Answer refused = admin.post(path + "/restore/2");

    assertThat(refused.outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get(path + "/versions").column("version")).containsExactly("2", "1");
  }

  @Test
  void theSnapshotOfADeletionIsNotRestoredEither() {
    String path = installation.document("employees", ONE);
    admin.delete(path);
    admin.post(path + "/restore/1");

    assertThat(admin.post(path + "/restore/3").outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void aRestoreCanBeRestored() {
    String path = installation.document("employees", ONE, TWO);
    admin.post(path + "/restore/1");
    admin.put(path, TWO);

    Answer restored = admin.post(path + "/restore/4");

    assertThat(restored.content()).isEqualTo(Json.of(ONE));
    assertThat(admin.get(path + "/versions/7").json().path("metadata").path("restored_from"))
        .isEqualTo(Json.of("4"));
  }

  @Test
  void aFailedRestoreLeavesNoSnapshot() {
    String path = installation.document("employees", ONE, TWO);

    admin.post(path + "/restore/3");

    assertThat(admin.get(path + "/versions").column("action")).containsExactly("update", "create");
  }
}
