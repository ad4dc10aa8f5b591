package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The timeline that must come out. */
@ExtendWith(InstallationExtension.class)
final class TimelineIT {

  private final Caller admin;
  private final String path;

  TimelineIT(Installation installation) {
    admin = installation.admin();
    path =
        installation.document(
            "employees",
            """
            {"name":"John","salary":70000}\
            """,
            """
            {"name":"John","salary":75000}\
            """,
            """
            {"name":"John Doe","salary":80000}\
            """,
            """
            {"name":"John Doe","salary":85000}\
            """);
  }

  @BeforeEach
  void fourVersionsAreThere() {
    assertThat(admin.get(path).version()).isEqualTo(4);
  }

  @Test
  void restoringVersion2AnswersVersion6() {
    Answer restored = admin.post(path + "/restore/2");

    assertThat(restored.outcome()).isEqualTo("200");
    assertThat(restored.version()).isEqualTo(6);
    assertThat(restored.header("ETag")).isEqualTo("\"6\"");
    assertThat(restored.content())
        .isEqualTo(
            Json.of(
                """
                {"name":"John","salary":75000}\
                """));
  }

  @Test
  void theListShowsTheSnapshotBelowTheRestore() {
    admin.post(path + "/restore/2");

    Answer versions = admin.get(path + "/versions");

    assertThat(versions.column("version")).containsExactly("6", "5", "4", "3", "2", "1");
    assertThat(versions.column("action"))
        .containsExactly("restore", "snapshot", "update", "update", "update", "create");
    assertThat(versions.column("restored_from")).containsExactly("2", "", "", "", "", "");
    assertThat(versions.column("change_reason"))
        .containsExactly("", "Pre-restore snapshot", "", "", "", "");
  }

  @Test
  void theSnapshotHoldsWhatWasThereBefore() {
    admin.post(path + "/restore/2");

    assertThat(admin.get(path + "/versions/5").json().path("data").path("salary").intValue())
        .isEqualTo(85000);
  }

  @Test
  void theEarlierVersionsAreUnchanged() {
    String before = admin.get(path + "/versions").text();
    admin.post(path + "/restore/2");

    String after = admin.get(path + "/versions?_before=5").text();

    assertThat(after).isEqualTo(before);
  }

  @Test
  void restoringTheSnapshotUndoesTheRestore() {
    admin.post(path + "/restore/2");

    Answer undone = admin.post(path + "/restore/5");

    assertThat(undone.version()).isEqualTo(8);
    assertThat(undone.content())
        .isEqualTo(
            Json.of(
                """
                {"name":"John Doe","salary":85000}\
                """));
  }
}
