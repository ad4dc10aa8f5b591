package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtSettingsTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void aSecretAloneIsEnough() {
    Settings settings = Reading.valid("auth: { jwt: { secret: " + SECRET + " } }");

    assertThat(settings.jwt())
        .isEqualTo(new JwtSettings(new JwtKey.Secret(SECRET), null, null, "roles"));
  }

  @Test
  void aSecretCountsInBytesOfUtf8() {
    assertThat(Reading.mistakes("auth: { jwt: { secret: " + "\u00e9".repeat(16) + " } }"))
        .isEmpty();
  }

  @Test
  void aSecretOfLessThan32BytesIsAMistake() {
    assertThat(Reading.mistakes("auth: { jwt: { secret: " + SECRET.substring(1) + " } }"))
        .containsExactly("auth.jwt.secret: must have 32 bytes or more (line 1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ issuer: x }",
        "{ secret: " + SECRET + ", jwks: 'https://idp/jwks' }",
        "{ jwks: 'https://idp/jwks', public_key: key.pem }"
      })
  void thereIsExactlyOneSourceOfTrust(String jwt) {
    assertThat(Reading.mistakes("auth: { jwt: " + jwt + " }"))
        .containsExactly("auth.jwt: must have exactly one of secret, public_key and jwks (line 1)");
  }

  @Test
  void whereNothingIsSaidThereAreNoJwtSettings() {
    assertThat(Reading.valid("auth: { jwt: }").jwt()).isNull();
  }

  @Test
  void keyFilesAreFoundFromTheFolderOfTheConfiguration(@TempDir Path folder) throws IOException {
    Path pem =
        Files.writeString(Files.createDirectory(folder.resolve("keys")).resolve("a.pem"), "");
    Path file = folder.resolve("reinstate.yaml");
    Files.writeString(file, "auth: { jwt: { public_key: keys/a.pem, algorithm: PS256 } }");

    SettingsResult result = new SettingsReader(Map.of()).read(file);

    assertThat(result)
        .extracting("settings.jwt.key")
        .isEqualTo(new JwtKey.PublicKey(pem.toAbsolutePath(), JwtAlgorithm.PS256));
  }

  @ParameterizedTest
  @ValueSource(strings = {"public_key", "jwks"})
  void aKeyFileThatIsMissingIsAMistake(String key) {
    assertThat(Reading.mistakes("auth: { jwt: { " + key + ": nowhere/key } }"))
        .containsExactly("auth.jwt." + key + ": is not a file that can be read (line 1)");
  }

  @Test
  void aFolderIsNoKeyFile(@TempDir Path folder) {
    assertThat(Reading.mistakes("auth: { jwt: { jwks: '" + folder + "' } }")).hasSize(1);
  }

  @Test
  void aKeySetMayBeBehindAUrl() {
    Settings settings = Reading.valid("auth: { jwt: { jwks: 'https://idp.example.com/jwks' } }");

    assertThat(settings.jwt())
        .extracting("key")
        .isEqualTo(new JwtKey.JwksUrl(URI.create("https://idp.example.com/jwks")));
  }

  @Test
  void anAlgorithmGoesWithAPublicKeyAlone() {
    assertThat(Reading.mistakes("auth: { jwt: { secret: " + SECRET + ", algorithm: RS256 } }"))
        .containsExactly("auth.jwt.algorithm: goes with public_key alone (line 1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "none", "rs256", "ES256K"})
  void otherAlgorithmsAreMistakes(String algorithm, @TempDir Path folder) throws IOException {
    Path pem = Files.writeString(folder.resolve("a.pem"), "");

    assertThat(
            Reading.mistakes(
                "auth: { jwt: { public_key: '%s', algorithm: %s } }".formatted(pem, algorithm)))
        .singleElement()
        .asString()
        .startsWith("auth.jwt.algorithm: must be one of [RS256, ");
  }

  @Test
  void aSecretIsNotPrinted() {
    assertThat(Reading.valid("auth: { jwt: { secret: " + SECRET + " } }").toString())
        .doesNotContain(SECRET);
  }
}
