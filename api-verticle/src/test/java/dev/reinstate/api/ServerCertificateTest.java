package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.platform.settings.TlsFiles;
import dev.reinstate.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates in files, and what becomes of them when somebody writes those anew. */
class ServerCertificateTest {

  @TempDir private static Path made;
  private static TestCertificate one;
  private static TestCertificate other;

  @TempDir private Path folder;
  private TlsFiles files = new TlsFiles(Path.of("unset"), Path.of("unset"));

  @BeforeAll
  static void makeTwo() throws Exception {
    one = TestCertificate.create(made, "one");
    other = TestCertificate.create(made, "other");
  }

  @BeforeEach
  void useTheFirst() throws IOException {
    files = new TlsFiles(folder.resolve("server.pem"), folder.resolve("server.key"));
    put(one.certificate(), files.certificate());
    put(one.key(), files.key());
  }

  @Test
  void aPairIsReadWithItsEnd() {
    ServerCertificate read = ServerCertificate.read(files);

    assertThat(read.validUntil()).isBefore(Instant.now().plus(Duration.ofHours(25)));
    assertThat(read.toString()).doesNotContain("PRIVATE");
  }

  @Test
  void aChainMayFollowTheCertificate() throws IOException {
    Files.writeString(
        files.certificate(),
        Files.readString(one.certificate()) + Files.readString(other.certificate()));

    assertThat(ServerCertificate.read(files).validUntil()).isAfter(Instant.now());
  }

  @Test
  void theKeyOfAnotherCertificateIsAMistakeThatShowsNoneOfIt() throws IOException {
    put(other.key(), files.key());

    assertThatThrownBy(() -> ServerCertificate.read(files))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "http.tls.key: %s: is no key of this certificate: RSA or EC, in PEM, not encrypted",
            files.key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
      })
  void whatIsNoKeyIsAMistake(String text) throws IOException {
    Files.writeString(files.key(), text);

    assertThatThrownBy(() -> ServerCertificate.read(files))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("http.tls.key: " + files.key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
  void whatIsNoCertificateIsAMistake(String text) throws IOException {
    Files.writeString(files.certificate(), text);

    assertThatThrownBy(() -> ServerCertificate.read(files))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "http.tls.certificate: %s: there is no -----BEGIN CERTIFICATE----- in it",
            files.certificate());
  }

  @Test
  void whatHasNotChangedIsNotRenewed() {
    assertThat(new Certificates(files).renewed()).isNull();
  }

  @Test
  void aRenewedPairIsToldUntilItIsShown() throws IOException {
    var certificates = new Certificates(files);
    put(other.certificate(), files.certificate());
    put(other.key(), files.key());

    ServerCertificate renewed = renewed(certificates);
    certificates.shown(renewed);

    assertThat(certificates.inForce()).isEqualTo(renewed);
    assertThat(certificates.renewed()).isNull();
  }

  @Test
  void aRenewedPairThatCannotBeShownIsToldAgain() throws IOException {
    var certificates = new Certificates(files);
    ServerCertificate before = certificates.inForce();
    put(other.certificate(), files.certificate());
    put(other.key(), files.key());

    ServerCertificate renewed = renewed(certificates);
    certificates.notShown(new IllegalStateException("no memory"));

    assertThat(certificates.inForce()).isEqualTo(before);
    assertThat(certificates.renewed()).isEqualTo(renewed);
  }

  @Test
  void halfARenewalLeavesTheOldOneInForce() throws IOException {
    var certificates = new Certificates(files);
    put(other.certificate(), files.certificate());

    assertThat(certificates.renewed()).isNull();
    put(other.key(), files.key());
    assertThat(certificates.renewed()).isNotNull();
  }

  @Test
  void aFileThatIsGoneLeavesTheOldOneInForce() throws IOException {
    var certificates = new Certificates(files);
    ServerCertificate before = certificates.inForce();
    Files.delete(files.key());

    assertThat(certificates.renewed()).isNull();
    assertThat(certificates.inForce()).isEqualTo(before);
  }

  private static ServerCertificate renewed(Certificates certificates) {
    ServerCertificate renewed = certificates.renewed();
    assertThat(renewed).isNotNull();
    return renewed;
  }

  private static void put(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
