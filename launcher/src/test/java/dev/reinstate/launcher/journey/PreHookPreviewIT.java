package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A preview of a restore tells what the hooks would make of it. */
@ExtendWith(InstallationExtension.class)
final class PreHookPreviewIT {

  private final HookedInstallation installation;
  private final Caller admin;
  private final AskedWorker worker;

  PreHookPreviewIT(HookedInstallation installation) {
    this.installation = installation;
    admin = installation.admin;
    worker = installation.worker;
  }

  @Test
  void itIsWhatTheRestoreThenDoes() {
    String path = installation.document("employees", "{\"salary\":1}", "{\"salary\":2}");

    JsonNode preview = admin.get(path + "/restore/1").json();

    assertThat(preview.path("hooks"))
        .isEqualTo(
            Json.of(
                """
                [{"name":"still-positive","outcome":"accepted"},{"name":"stamp","outcome":"changed"}]
                """));
    assertThat(Answer.column(preview.path("changes"), "field"))
        .containsExactly("author", "grade", "reviewed", "salary");
    assertThat(admin.get(path + "/versions").json()).hasSize(2);
    JsonNode restored = admin.post(path + "/restore/1").json();
    restored.properties().removeIf(field -> field.getKey().equals("updated_at"));
    assertThat(preview.path("document")).isEqualTo(restored);
  }

  @Test
  void aRejectionIsReportedAndNoError() {
    String path = installation.document("asked", "{\"n\":1}", "{\"n\":2}");
    worker.behave(question -> "{\"accept\":false,\"message\":\"not on a Friday\"}");

    Answer preview = admin.get(path + "/restore/1");

    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.json().path("hooks"))
        .isEqualTo(
            Json.of(
                """
                [{"name":"ask","outcome":"rejected","message":"not on a Friday"},
                 {"name":"nobody","outcome":"not_evaluated"}]
                """));
    assertThat(preview.json().path("document").path("n").intValue()).isOne();
    assertThat(worker.questions())
        .singleElement()
        .matches(question -> question.path("dry_run").booleanValue());
  }

  @Test
  void troubleAndWhoIsNotAskedAreReportedToo() {
    String path = installation.document("broken", "{\"n\":1}");

    JsonNode preview = admin.get(path + "/restore/1").json();

    assertThat(Answer.column(preview.path("hooks"), "outcome"))
        .containsExactly("changed", "not_evaluated", "ignored", "failed", "not_evaluated");
    assertThat(preview.path("document").path("n").intValue()).isEqualTo(2);
    assertThat(worker.questions()).isEmpty();
  }
}
