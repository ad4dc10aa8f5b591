package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.platform.settings.TlsFiles;
import dev.reinstate.testing.TestCertificate;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With no patience at all, so that nobody has to wait; but for those who have been answered. */
class ConnectionsTest {

  private final Vertx vertx = Vertx.vertx();
  private final ConnectionLimit limit = new ConnectionLimit(1);
  private final Connections connections =
      new Connections(limit, Duration.ZERO, Duration.ofHours(1));
  private final Promise<HttpConnection> accepted = Promise.promise();
  private final Promise<HttpServerRequest> requested = Promise.promise();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aCallerWhoDoesNotGetOnIsLeft() throws IOException {
    try (var socket = connect()) {
      write(socket, "GET / HTTP/1.1\r\nX:");
      accepted.future().await();

      vertx.runOnContext(now -> connections.closeLate());

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aCallerWhoWaitsForUsIsNot() throws IOException {
    try (var socket = connect()) {
      write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      HttpServerRequest request = requested.future().await();
      connections.working(request.connection());

      vertx.runOnContext(
          now -> {
            connections.closeLate();
            request.response().end("here");
          });

      assertThat((char) socket.getInputStream().read()).isEqualTo('H');
    }
  }

  @Test
  void aCallerWhoseBodyDripsIsLeft() throws IOException {
    try (var socket = connect()) {
      write(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{");
      HttpServerRequest request = requested.future().await();
      connections.receiving(request.connection());
      write(socket, "\"");

      vertx.runOnContext(now -> connections.closeLate());

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aCallerWhoHasBeenAnsweredMayRest() throws IOException {
    try (var socket = connect()) {
      write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      HttpServerRequest request = requested.future().await();
      connections.answered(request.connection());

      vertx.runOnContext(
          now -> {
            connections.closeLate();
            request.response().end("here");
          });

      assertThat((char) socket.getInputStream().read()).isEqualTo('H');
    }
  }

  @Test
  void aCallerWhoDoesNotTakeHisAnswerIsCutOff() throws IOException {
    try (var socket = connect()) {
      takeNothing(socket);
    }
  }

  @Test
  void aCallerWhoDoesNotTakeHisAnswerOverTlsIsCutOff(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.create(folder, "server");
    var files = new TlsFiles(certificate.certificate(), certificate.key());
    try (var plain = connect(ServerOptions.of(ServerCertificate.read(files)));
        var socket =
            certificate
                .trusted()
                .getSocketFactory()
                .createSocket(plain, "localhost", plain.getPort(), true)) {
      takeNothing(socket);
    }
  }

  /** He is late for what he should send, and lets more wait than the sockets can hold. */
  private void takeNothing(Socket socket) throws IOException {
    write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    HttpServerRequest request = requested.future().await();
    request.response().end(Buffer.buffer(new byte[32 * 1024 * 1024]));
    connections.receiving(request.connection());

    vertx.setPeriodic(10, now -> connections.closeLate());

    await().untilAsserted(() -> assertThat(limit.open()).isZero());
  }

  @Test
  void aConnectionThatIsClosedMakesRoom() throws IOException {
    try (var socket = connect()) {
      accepted.future().await();
      assertThat(socket.isConnected()).isTrue();
      assertThat(limit.open()).isEqualTo(1);
    }

    await().untilAsserted(() -> assertThat(limit.open()).isZero());
  }

  private Socket connect() throws IOException {
    return connect(ServerOptions.plain());
  }

  private Socket connect(HttpServerOptions options) throws IOException {
    int port =
        vertx
            .createHttpServer(options)
            .connectionHandler(
                connection -> {
                  connections.handle(connection);
                  accepted.complete(connection);
                })
            .requestHandler(requested::complete)
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
