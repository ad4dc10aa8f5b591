package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sections {@code http}, {@code postgres} and {@code files}. */
class ServerSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "1024, 1024",
    "512KiB, 524288",
    "1MiB, 1048576",
    "10MB, 10000000",
    "500kB, 500000",
    "500 kb, 500000",
    "64MiB, 67108864"
  })
  void sizesAreWrittenInBytesOrUnits(String written, int bytes) {
    assertThat(Reading.valid("http:\n  max_body: " + written).http().maxBody()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "1023", "65MiB", "-1", "1.5MiB", "1M", "1i", "999999999GiB", "x", "[]"})
  void otherSizesAreMistakes(String written) {
    assertThat(Reading.mistakes("http:\n  max_body: " + written))
        .containsExactly(
            "http.max_body: must be a size from 1KiB to 64MiB, such as 1MiB or 500kB (line 2)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "1e3", "80.0", "http", "[80]", "99999999999999999999"})
  void aPortIsAWholeNumberTo65535(String written) {
    assertThat(Reading.mistakes("http:\n  port: " + written))
        .containsExactly("http.port: must be a whole number from 0 to 65535 (line 2)");
  }

  @Test
  void portZeroIsAllowed() {
    assertThat(Reading.valid("http: { port: 0 }").http().port()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a b'", "http://x", "''", "a/b"})
  void aHostIsANameOrAnAddress(String written) {
    assertThat(Reading.mistakes("http: { host: " + written + " }")).hasSize(1);
  }

  @Test
  void originsAreKeptAsBrowsersSendThem() {
    Settings settings =
        Reading.valid(
            "http: { cors_origins: ['https://App.example.com:443', 'http://localhost:3000', '*']"
                + " }");

    assertThat(settings.http().corsOrigins())
        .containsExactlyInAnyOrder("https://app.example.com", "http://localhost:3000", "*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "https://a/",
        "https://a/b",
        "'https://a?b'",
        "https://u@a",
        "'null'",
        "https://",
        "'https://*.a.com'",
        "'ht tp://a'"
      })
  void whatIsNotAnOriginIsAMistake(String origin) {
    assertThat(Reading.mistakes("http: { cors_origins: [" + origin + "] }"))
        .containsExactly(
            "http.cors_origins[0]: must be an origin such as https://app.example.com, or \"*\""
                + " (line 1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://localhost/db",
        "postgresql://u:p%40w@db.example.com:5432/db?sslmode=require"
      })
  void aDatabaseIsNamedByItsUri(String uri) {
    assertThat(Reading.valid("postgres: { uri: '" + uri + "' }").postgres().uri()).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mysql://h/d", "localhost", "postgresql:h", "postgresql://a b", "postgres://"})
  void otherUrisAreMistakes(String uri) {
    assertThat(Reading.mistakes("postgres: { uri: '" + uri + "' }")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65})
  void thePoolHasOneTo64Connections(int size) {
    assertThat(Reading.mistakes("postgres: { pool_size: " + size + " }"))
        .containsExactly("postgres.pool_size: must be a whole number from 1 to 64 (line 1)");
  }

  @Test
  void thePasswordOfTheDatabaseIsNotPrinted() {
    Settings settings = Reading.valid("postgres: { uri: 'postgres://u:hunter2@h/d' }");

    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  @Test
  void filesMayBeLargerThanBodies() {
    assertThat(Reading.valid("files: { max_size: 3GiB }").files().maxSize())
        .isEqualTo(3L * 1024 * 1024 * 1024);
  }
}
