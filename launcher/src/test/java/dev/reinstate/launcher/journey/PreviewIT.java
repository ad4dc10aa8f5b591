package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code GET .../restore/v}. */
@ExtendWith(InstallationExtension.class)
final class PreviewIT {

  private final Installation installation;
  private final Caller admin;
  private final String path;

  PreviewIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    path =
        installation.document(
            "employees",
            """
            {"name":"John","salary":1.10,"tags":["a"]}\
            """,
            """
            {"name":"Jane","title":"Dr","tags":["a","b"]}\
            """);
  }

  @Test
  void itSaysWhatWouldChange() {
    JsonNode preview = admin.get(path + "/restore/1").json();

    ((ObjectNode) preview).remove("document");
    assertThat(preview)
        .isEqualTo(
            Json.of(
                """
                {"from_version":2,"restore_version":1,
                 "changes":[
                   {"field":"name","from":"Jane","to":"John"},
                   {"field":"salary","to":1.10},
                   {"field":"tags","from":["a","b"],"to":["a"]},
                   {"field":"title","from":"Dr"}],
                 "hooks":[],"fields_kept":[]}\
                """));
  }

  @Test
  void theRestoreDoesWhatThePreviewSaid() {
    ObjectNode preview = (ObjectNode) admin.get(path + "/restore/1").json().path("document");

    ObjectNode restored = (ObjectNode) admin.post(path + "/restore/1").json();

    restored.remove("updated_at");
    assertThat(preview).isEqualTo(restored);
  }

  @Test
  void itWritesNothing() {
    String document = admin.get(path).text();
    String versions = admin.get(path + "/versions").text();

    admin.get(path + "/restore/1");

    assertThat(admin.get(path).text()).isEqualTo(document);
    assertThat(admin.get(path + "/versions").text()).isEqualTo(versions);
  }

  @Test
  void itNeedsThePermissionToRestore() {
    Answer refused = installation.as("eve", "editor").get(path + "/restore/1");

    assertThat(refused.json())
        .isEqualTo(
            Json.of(
                """
                {"error":{"code":"FORBIDDEN",
                  "message":"You don't have permission to restore this document",
                  "details":{"action":"restore","collection":"employees"}}}\
                """));
  }

  @Test
  void ofADeletedDocumentItShowsAllFieldsAsAdded() {
    admin.delete(path);

    JsonNode preview = admin.get(path + "/restore/1").json();

    assertThat(preview.path("from_version").intValue()).isEqualTo(3);
    assertThat(preview.path("document").path("_version").intValue()).isEqualTo(5);
    assertThat(preview.path("changes"))
        .isEqualTo(
            Json.of(
                """
                [{"field":"name","to":"John"},{"field":"salary","to":1.10},
                 {"field":"tags","to":["a"]}]\
                """));
  }

  @Test
  void ofADeletionItIsRefusedAsTheRestoreIs() {
    admin.delete(path);

    assertThat(admin.get(path + "/restore/3").json())
        .isEqualTo(admin.post(path + "/restore/3").json());
  }

  @Test
  void ofAMissingVersionItIsRefusedAsTheRestoreIs() {
    assertThat(admin.get(path + "/restore/9").json())
        .isEqualTo(admin.post(path + "/restore/9").json());
  }
}
