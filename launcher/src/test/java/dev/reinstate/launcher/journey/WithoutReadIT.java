package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers who may change documents and not read them are answered the system fields alone. */
@ExtendWith(InstallationExtension.class)
final class WithoutReadIT {

  private final Installation installation;
  private final Caller writer;

  WithoutReadIT(Installation installation) {
    this.installation = installation;
    writer = installation.as("wes", "writer");
  }

  @Test
  void aCreationShowsNoField() {
    Answer created = writer.post("/employees", "{\"secret\":1}");

    assertThat(created.outcome()).isEqualTo("201");
    assertThat(created.content()).isEmpty();
    assertThat(created.version()).isEqualTo(1);
  }

  @Test
  void aChangeShowsNoField() {
    String path = installation.document("employees", "{\"secret\":1}");

    assertThat(writer.patch(path, "{\"more\":2}").content()).isEmpty();
    assertThat(writer.put(path, "{\"more\":2}").content()).isEmpty();
    assertThat(writer.post(path + "/restore/1").content()).isEmpty();
  }

  @Test
  void aPreviewShowsNoField() {
    String path = installation.document("employees", "{\"secret\":1}", "{\"secret\":2}");

    JsonNode preview = writer.get(path + "/restore/1").json();

    assertThat(preview.path("changes")).isEmpty();
    assertThat(preview.path("document").has("secret")).isFalse();
  }
}
