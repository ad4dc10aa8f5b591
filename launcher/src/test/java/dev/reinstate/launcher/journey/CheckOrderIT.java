package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two reasons to refuse a restore, the one that is checked first is told. */
@ExtendWith(InstallationExtension.class)
final class CheckOrderIT {

  private static final String REASON =
      """
      {"change_reason":"r"}\
      """;
  private static final String BAD_BODY =
      """
      {"reason":"r"}\
      """;

  private final Installation installation;
  private final Caller admin;
  private final Caller editor;
  private final String path;

  CheckOrderIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    editor = installation.as("eve", "editor");
    path =
        installation.document(
            "employees",
            """
            {"n":1}\
            """,
            """
            {"n":2}\
            """);
  }

  @Test
  void aMissingTokenBeatsABadVersion() {
    assertThat(installation.anonymous().post(path + "/restore/abc").status()).isEqualTo(401);
  }

  @Test
  void aBadVersionBeatsAnUnknownCollection() {
    assertThat(admin.post("/unknown/x/restore/abc").message()).isEqualTo("Invalid version number");
  }

  @Test
  void aBadBodyBeatsAnUnknownCollection() {
    assertThat(admin.post("/unknown/x/restore/1", BAD_BODY).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void aBadVersionBeatsVersioningBeingOff() {
    assertThat(admin.post("/sessions/x/restore/0").outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void aBadVersionBeatsAMissingPermission() {
    assertThat(editor.post(path + "/restore/-1").outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void anUnknownCollectionBeatsAMissingPermission() {
    assertThat(editor.post("/unknown/x/restore/1").outcome()).isEqualTo("404 COLLECTION_NOT_FOUND");
  }

  @Test
  void versioningBeingOffBeatsAMissingPermission() {
    assertThat(editor.post("/sessions/x/restore/1").outcome())
        .isEqualTo("501 VERSIONING_NOT_ENABLED");
  }

  @Test
  void aMissingPermissionIsTheSameWhetherOrNotTheDocumentExists() {
    Answer there = editor.post(path + "/restore/1");

    Answer notThere = editor.post(Installation.newPath("employees") + "/restore/1");

    assertThat(there.status()).isEqualTo(403);
    assertThat(notThere.status()).isEqualTo(403);
    assertThat(notThere.text()).isEqualTo(there.text());
  }

  @Test
  void aMissingPermissionBeatsAMissingVersion() {
    assertThat(editor.post(path + "/restore/9").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void aMissingPermissionBeatsAPrecondition() {
    assertThat(editor.post(path + "/restore/1", REASON, "If-Match", "\"9\"").outcome())
        .isEqualTo("403 FORBIDDEN");
  }

  @Test
  void aMissingDocumentBeatsAPrecondition() {
    String missing = Installation.newPath("employees");

    assertThat(admin.post(missing + "/restore/1", REASON, "If-Match", "\"9\"").outcome())
        .isEqualTo("404 DOCUMENT_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"9\"", "W/\"2\"", "\"1\", \"3\""})
  void aMissingVersionBeatsAPrecondition(String tags) {
    assertThat(admin.post(path + "/restore/9", REASON, "If-Match", tags).outcome())
        .isEqualTo("404 VERSION_NOT_FOUND");
  }

  @Test
  void aPreconditionBeatsADeletionAsTarget() {
    admin.delete(path);

    assertThat(admin.post(path + "/restore/3", REASON, "If-Match", "\"1\"").outcome())
        .isEqualTo("412 PRECONDITION_FAILED");
  }
}
