package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With no patience at all, so that nobody has to wait. */
class ConnectionsTest {

  private final Vertx vertx = Vertx.vertx();
  private final ConnectionLimit limit = new ConnectionLimit(1);
  private final Connections connections = new Connections(limit, Duration.ZERO);
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

      connections.closeLate();
      request.response().end("here");

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
  void aConnectionThatIsClosedMakesRoom() throws IOException {
    try (var socket = connect()) {
      accepted.future().await();
      assertThat(socket.isConnected()).isTrue();
      assertThat(limit.open()).isEqualTo(1);
    }

    await().untilAsserted(() -> assertThat(limit.open()).isZero());
  }

  private Socket connect() throws IOException {
    int port =
        vertx
            .createHttpServer(ServerOptions.plain())
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
