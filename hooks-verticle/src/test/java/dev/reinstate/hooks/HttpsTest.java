package dev.reinstate.hooks;

import static dev.reinstate.hooks.HookFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import dev.reinstate.contracts.Action;
import dev.reinstate.hooks.AttemptResult.Acknowledged;
import dev.reinstate.hooks.AttemptResult.Failed;
import dev.reinstate.platform.settings.HookSecret;
import dev.reinstate.platform.settings.HookTarget.Http;
import dev.reinstate.platform.settings.PostHook;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection goes to an address, but the certificate has to be that of the name. */
class HttpsTest {
  private static final Vertx vertx = Vertx.vertx();
  private static final String PASSWORD = "password";
  @TempDir private static Path folder;

  @BeforeAll
  static void makeACertificate() throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool,
                    "-genkeypair",
                    "-alias",
                    "a",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=hooks.example",
                    "-ext",
                    "san=dns:hooks.example",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
  }

  @AfterAll
  static void close() {
    await(vertx.close());
  }

  @Test
  void aReceiverWithACertificateOfTheNameIsTrusted() {
    assertThat(send("hooks.example", trusting())).isEqualTo(new Acknowledged(200));
  }

  @Test
  void aCertificateOfAnotherNameIsNot() {
    assertThat(send("other.example", trusting())).isEqualTo(new Failed("no trusted connection"));
  }

  @Test
  void norIsOneThatNobodyKnows() {
    assertThat(send("hooks.example", new HttpClientOptions()))
        .isEqualTo(new Failed("no trusted connection"));
  }

  private static AttemptResult send(String host, HttpClientOptions options) {
    HttpServer server =
        await(
            vertx
                .createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(keys()))
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1"));
    var target =
        new Http(
            URI.create("https://" + host + ":" + server.actualPort() + "/"),
            List.of(new HookSecret(HookFixture.SECRET)));
    var hook =
        new PostHook(
            "notify", "a", Set.of(Action.UPDATE), target, Duration.ofSeconds(15), List.of());
    InetAddress[] here = {InetAddresses.forString("127.0.0.1")};
    var sender =
        new HttpSender(
            vertx.createHttpClient(options),
            new TargetAddresses(vertx.createSharedWorkerExecutor("names"), name -> here),
            Clock.systemUTC());
    return await(sender.send(hook, target, Events.claimed(1)));
  }

  private static HttpClientOptions trusting() {
    return new HttpClientOptions().setTrustOptions(keys());
  }

  private static JksOptions keys() {
    return new JksOptions().setPath(store()).setPassword(PASSWORD);
  }

  private static String store() {
    return folder.resolve("keys").toString();
  }
}
