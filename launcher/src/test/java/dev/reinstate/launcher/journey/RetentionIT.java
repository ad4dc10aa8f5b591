package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code max_versions: 3}. */
@ExtendWith(InstallationExtension.class)
final class RetentionIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Caller admin;
  private final String path;

  RetentionIT(Installation installation) {
    admin = installation.admin();
    path =
        installation.document(
            "recent", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}", "{\"n\":5}");
  }

  @Test
  void onlyTheLastVersionsAreLeft() {
    awaitVersions("5", "4", "3");

    assertThat(admin.get(path + "/versions/2").outcome()).isEqualTo("404 VERSION_NOT_FOUND");
    assertThat(admin.post(path + "/restore/2").outcome()).isEqualTo("404 VERSION_NOT_FOUND");
    assertThat(admin.get(path + "/restore/2").outcome()).isEqualTo("404 VERSION_NOT_FOUND");
    assertThat(admin.get(path + "/diff/2/5").outcome()).isEqualTo("404 VERSION_NOT_FOUND");
  }

  @Test
  void theOldestThatIsLeftCanBeRestored() {
    awaitVersions("5", "4", "3");

    Answer restored = admin.post(path + "/restore/3");

    assertThat(restored.version()).isEqualTo(7);
    assertThat(restored.content()).isEqualTo(Json.of("{\"n\":3}"));
    awaitVersions("7", "6", "5");
    assertThat(admin.get(path).content()).isEqualTo(Json.of("{\"n\":3}"));
  }

  @Test
  void aDeletedDocumentKeepsItsLastVersions() {
    admin.delete(path);
    awaitVersions("6", "5", "4");

    assertThat(admin.post(path + "/restore/5").content()).isEqualTo(Json.of("{\"n\":5}"));
  }

  private void awaitVersions(String... left) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(admin.get(path + "/versions").column("version")).containsExactly(left));
  }
}
