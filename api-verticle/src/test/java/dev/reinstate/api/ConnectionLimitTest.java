package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.platform.settings.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** More connections than there may be. */
class ConnectionLimitTest {

  private static final int MAX = 3;

  @AutoClose static final TestApi api = started();

  @Test
  void anyMoreAreClosedAtOnceAndThoseThereAreServedOn() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      while (open.size() < MAX) {
        open.add(await().ignoreExceptions().until(ConnectionLimitTest::served, socket -> true));
      }

      for (int i = 0; i < 100; i++) {
        try (Socket oneMore = connect()) {
          assertThat(isLeft(oneMore)).isTrue();
        }
      }

      for (Socket socket : open) {
        assertThat(live(socket)).startsWith("HTTP/1.1 200");
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void whereOneGoesThereIsAPlaceAgain() {
    for (int i = 0; i < 3 * MAX; i++) {
      await()
          .untilAsserted(
              () -> {
                try (Socket socket = connect()) {
                  assertThat(live(socket)).startsWith("HTTP/1.1 200");
                }
              });
    }
  }

  private static TestApi started() {
    HttpSettings usual = TestApi.settings();
    var few =
        new HttpSettings(
            usual.host(),
            usual.port(),
            usual.maxBody(),
            usual.corsOrigins(),
            MAX,
            usual.rateLimit(),
            usual.tls());
    try {
      return TestApi.start(() -> few, Clock.systemUTC());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that has a place. */
  private static Socket served() throws IOException {
    Socket socket = connect();
    if (live(socket).startsWith("HTTP/1.1 200")) {
      return socket;
    }
    socket.close();
    throw new IOException("there was no place");
  }

  private static Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), api.port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Asks whether the process runs; what comes, empty if the connection is closed instead. */
  private static String live(Socket socket) throws IOException {
    try {
      String request = "GET /_health/live HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var text = new StringBuilder();
      int next = socket.getInputStream().read();
      while (next >= 0 && text.indexOf("UP\"}") < 0) {
        text.append((char) next);
        next = text.indexOf("UP\"}") < 0 ? socket.getInputStream().read() : -1;
      }
      return text.toString();
    } catch (SocketException closed) {
      return "";
    }
  }

  private static boolean isLeft(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }
}
