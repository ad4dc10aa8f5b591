package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.ChildJvm;
import dev.reinstate.launcher.Main;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.Jwt;
import dev.reinstate.testing.TestCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process with a certificate of its own, and with a limit that is set while it runs. */
final class TlsIT {

  @TempDir private static Path directory;

  @Test
  void aServiceWithACertificateSpeaksHttpsWithEverybodyAndIsLimitedOnSighup() throws Exception {
    TestCertificate certificate = TestCertificate.create(directory, "server");
    limit(0);
    try (ChildJvm service = ChildJvm.start(Main.class, directory, "serve", "--port", 0);
        HttpClient client = HttpClient.newBuilder().sslContext(certificate.trusted()).build()) {
      String ready = service.nextLine();
      assertThat(ready).startsWith("reinstate ready on https://127.0.0.1:");
      URI uri = URI.create(ready.substring("reinstate ready on ".length()));

      assertThat(commandSays(uri)).contains("FORBIDDEN");
      Caller caller = new Caller(client, uri, Jwt.of("ada", "admin"));
      assertThat(caller.get("/none/d").outcome()).isEqualTo("404 COLLECTION_NOT_FOUND");

      limit(1);
      service.hangUp();
      await().until(() -> caller.get("/none/d").outcome().equals("429 TOO_MANY_REQUESTS"));
    }
  }

  private static void limit(int requestsPerSecond) throws Exception {
    ServeProcess.configure(
        directory,
        """
        http:
          tls: { certificate: server.pem, key: server.key }
          rate_limit: { requests_per_second: %d, burst: 1 }
        auth: { jwt: { secret: "%s" } }
        """
            .formatted(requestsPerSecond, Jwt.SECRET));
  }

  /** What the command of this program says that speaks to a service. */
  private static String commandSays(URI service) throws Exception {
    Map<String, String> environment =
        Map.of(
            "REINSTATE_TOKEN",
            Jwt.of("ada", "admin"),
            "JDK_JAVA_OPTIONS",
            "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(directory.resolve("server.p12"), TestCertificate.PASSWORD));
    try (ChildJvm command =
        ChildJvm.start(
            Main.class,
            directory,
            environment,
            "space",
            "restore",
            "none",
            "--at",
            "2020-01-01T00:00:00Z",
            "--url",
            service)) {
      return String.join("\n", command.end().errors());
    }
  }
}
