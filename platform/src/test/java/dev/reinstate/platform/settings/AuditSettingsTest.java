package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditSettingsTest {
  @TempDir private Path folder;

  @Test
  void theSigningKeyIsAFile() throws IOException {
    Path key = Files.writeString(folder.resolve("audit.pem"), "key");

    assertThat(Reading.valid("audit: { signing_key: " + key + " }").audit().signingKey())
        .isEqualTo(key);
  }

  @Test
  void withoutOneItIsGenerated() {
    assertThat(Reading.valid("audit: {}").audit().signingKey()).isNull();
  }

  @Test
  void aKeyThatIsNotThereIsAMistake() {
    assertThat(Reading.mistakes("audit: { signing_key: missing.pem }"))
        .containsExactly("audit.signing_key: is not a file that can be read (line 1)");
  }
}
