package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers whose body is there as a whole, and large. */
@Timeout(60)
class AnswerWriterTest {

  /** More than the sockets between here and there can hold. */
  private static final int LARGE = 32 * 1024 * 1024;

  private static final Duration LONG = Duration.ofHours(1);

  private final Vertx vertx = Vertx.vertx();
  private final Connections connections = new Connections(new ConnectionLimit(1), LONG, LONG);
  private final AnswerBudget budget = new AnswerBudget(LARGE);
  private final AtomicInteger over = new AtomicInteger();
  private final Promise<HttpServerRequest> answered = Promise.promise();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aLargeAnswerGoesOutNoFasterThanItIsTaken() throws IOException {
    try (var socket = connect(LARGE, LONG)) {
      write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      HttpServerRequest request = answered.future().await();
      assertThat(readHead(socket)).contains("content-length: " + LARGE + "\r\n");

      assertThat(request.response().bytesWritten()).isLessThan(LARGE);
      assertThat(budget.waiting()).isEqualTo(LARGE);
      assertThat(socket.getInputStream().readNBytes(LARGE)).hasSize(LARGE);
    }
    await().until(() -> budget.waiting() == 0 && over.get() == 1);
  }

  @Test
  void whoTakesNothingOfALargeAnswerIsCutOffAndItsRoomIsFree() throws IOException {
    try (var socket = connect(LARGE, Duration.ofMillis(200))) {
      write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      HttpServerRequest request = answered.future().await();

      await().until(() -> request.response().closed());

      await().until(() -> budget.waiting() == 0 && over.get() == 1);
    }
  }

  @Test
  void theRoomOfALargeAnswerIsFreeWhenItsCallerGoes() throws IOException {
    try (var socket = connect(LARGE, LONG)) {
      write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      answered.future().await();
    }

    await().until(() -> budget.waiting() == 0 && over.get() == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
  void theNextIsAnsweredBehindALargeAnswer(String version) throws IOException {
    String request = "GET / " + version + "\r\nHost: x\r\nConnection: keep-alive\r\n\r\n";
    int size = Outlet.PIECE + 1;

    try (var socket = connect(size, LONG)) {
      write(socket, request + request);

      for (int i = 0; i < 2; i++) {
        assertThat(readHead(socket)).startsWith(version + " 200 OK\r\n");
        assertThat(socket.getInputStream().readNBytes(size)).hasSize(size).containsOnly('x');
      }
    }
  }

  /** To a server that answers so much. */
  private Socket connect(int size, Duration patience) throws IOException {
    var writer =
        new AnswerWriter(
            vertx, new Cors(Set.of()), new BodyReader(1024), connections, budget, patience);
    Answer answer =
        Answer.json(200, Buffer.buffer("x".repeat(size))).whenOver(over::incrementAndGet);
    int port =
        vertx
            .createHttpServer(ServerOptions.plain())
            .connectionHandler(connections)
            .requestHandler(
                request -> {
                  writer.write(request, "r-1", answer);
                  answered.tryComplete(request);
                })
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

  private static String readHead(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("%s is followed by more", head).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }
}
