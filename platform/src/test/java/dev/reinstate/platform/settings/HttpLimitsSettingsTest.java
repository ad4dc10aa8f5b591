package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bounds the callers of {@code http}, and its TLS. */
class HttpLimitsSettingsTest {

  @TempDir private Path folder;

  @Test
  void withoutAWordThereAreTenThousandConnectionsAndNoRateLimitAndNoTls() {
    HttpSettings http = Reading.valid("http: {}").http();

    assertThat(http).isEqualTo(HttpSettings.DEFAULT);
    assertThat(http.maxConnections()).isEqualTo(10_000);
    assertThat(http.rateLimit().isNone()).isTrue();
    assertThat(http.tls()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1000001", "-1", "many"})
  void connectionsAreOneToAMillion(String written) {
    assertThat(Reading.mistakes("http: { max_connections: " + written + " }"))
        .containsExactly("http.max_connections: must be a whole number from 1 to 1000000 (line 1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests_per_second: 50              | 50 | 50",
        "requests_per_second: 50, burst: 200  | 50 | 200",
        "requests_per_second: 50, burst: 1    | 50 | 1",
      })
  void aBurstIsASecondsWorthUnlessSaid(String written, int perSecond, int burst) {
    assertThat(Reading.valid("http: { rate_limit: { " + written + " } }").http().rateLimit())
        .isEqualTo(new RateLimit(perSecond, burst));
  }

  @Test
  void noRequestsASecondAreNoLimit() {
    String yaml = "http: { rate_limit: { requests_per_second: \"${RATE:0}\", burst: 5 } }";

    assertThat(Reading.valid(yaml).http().rateLimit()).isEqualTo(RateLimit.NONE);
    assertThat(Reading.valid(yaml, Map.of("RATE", "7")).http().rateLimit())
        .isEqualTo(new RateLimit(7, 5));
  }

  @Test
  void aBurstOfNothingIsAMistake() {
    assertThat(Reading.mistakes("http: { rate_limit: { requests_per_second: 1, burst: 0 } }"))
        .containsExactly(
            "http.rate_limit.burst: must be a whole number from 1 to 1000000 (line 1)");
  }

  @Test
  void aBurstAloneIsAMistake() {
    assertThat(Reading.mistakes("http: { rate_limit: { burst: 10 } }"))
        .containsExactly("http.rate_limit.burst: goes with requests_per_second alone (line 1)");
  }

  @Test
  void tlsNamesItsFilesFromTheFolderOfTheConfiguration() throws IOException {
    Path certificate = Files.writeString(folder.resolve("a.pem"), "");
    Path key = Files.writeString(folder.resolve("a.key"), "");
    Path file =
        Files.writeString(
            folder.resolve("reinstate.yaml"), "http: { tls: { certificate: a.pem, key: a.key } }");

    assertThat(new SettingsReader(Map.of()).read(file))
        .isInstanceOfSatisfying(
            SettingsResult.Valid.class,
            valid ->
                assertThat(valid.settings().http().tls())
                    .isEqualTo(new TlsFiles(certificate, key)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{ key: pom.xml }", "{ certificate: pom.xml }"})
  void tlsWithoutOneOfItsFilesIsAMistake(String written) {
    assertThat(Reading.mistakes("http: { tls: " + written + " }"))
        .containsExactly("http.tls: must have certificate and key (line 1)");
  }

  @Test
  void tlsWithAFileThatIsNotThereIsAMistake() {
    assertThat(Reading.mistakes("http: { tls: { certificate: pom.xml, key: missing.key } }"))
        .containsExactly("http.tls.key: is not a file that can be read (line 1)");
  }
}
