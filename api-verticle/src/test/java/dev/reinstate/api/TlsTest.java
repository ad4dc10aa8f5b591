package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.reinstate.platform.settings.HttpSettings;
import dev.reinstate.platform.settings.TlsFiles;
import dev.reinstate.testing.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static TestApi api;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "server");
    HttpSettings usual = TestApi.settings();
    var settings =
        new HttpSettings(
            usual.host(),
            usual.port(),
            usual.maxBody(),
            usual.corsOrigins(),
            usual.maxConnections(),
            usual.rateLimit(),
            new TlsFiles(certificate.certificate(), certificate.key()));
    api = TestApi.start(() -> settings, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void requestsAreAnsweredOverTls(String version) throws Exception {
    try (SSLSocket socket = connect(certificate.trusted(), version)) {
      assertThat(live(socket)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void olderVersionsOfTlsAreNotSpoken() {
    assertThatThrownBy(() -> connect(certificate.trusted(), "TLSv1.1"))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void whoOffersHttp2IsAnsweredInHttp1() throws Exception {
    try (SSLSocket socket = unconnected(certificate.trusted())) {
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);

      assertThat(live(socket)).isEqualTo("HTTP/1.1 200 OK");
      assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
    }
  }

  @Test
  void whoSpeaksPlainHttpIsLeft() throws IOException {
    assertThat(api.raw("GET /_health/live HTTP/1.1\r\nHost: x\r\n\r\n")).doesNotContain("HTTP/1.1");
  }

  @Test
  void aRenewedCertificateIsShownToThoseWhoComeAndTheOthersAreServedOn() throws Exception {
    try (SSLSocket before = connect(certificate.trusted(), "TLSv1.3")) {
      TestCertificate renewed = TestCertificate.create(folder, "renewed");
      SSLContext trusting = renewed.trusted();
      replace(renewed.certificate(), certificate.certificate());
      replace(renewed.key(), certificate.key());

      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                try (SSLSocket socket = connect(trusting, "TLSv1.3")) {
                  assertThat(live(socket)).isEqualTo("HTTP/1.1 200 OK");
                }
              });
      assertThat(live(before)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  private static SSLSocket connect(SSLContext trusting, String version) throws Exception {
    SSLSocket socket = unconnected(trusting);
    socket.setEnabledProtocols(new String[] {version});
    socket.startHandshake();
    return socket;
  }

  private static SSLSocket unconnected(SSLContext trusting) throws Exception {
    var plain = new Socket(InetAddress.getLoopbackAddress(), api.port);
    plain.setSoTimeout(20_000);
    var factory = trusting.getSocketFactory();
    return (SSLSocket) factory.createSocket(plain, "localhost", api.port, true);
  }

  /** The first line of the answer to a request on the connection. */
  private static String live(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET /_health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    var reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    return reader.readLine();
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
