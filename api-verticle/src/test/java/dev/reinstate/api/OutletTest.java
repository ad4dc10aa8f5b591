package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditVerification;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With little patience, so that nobody has to wait long. */
@Timeout(60)
class OutletTest {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);
  private final AtomicInteger over = new AtomicInteger();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whoTakesNothingIsCutOffHoweverMuchHeSends() throws Exception {
    Buffer tooMuch = Buffer.buffer(new byte[64 * 1024 * 1024]);
    try (var socket = connect(outlet -> outlet.write(tooMuch))) {
      write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");

      await()
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                sendIfPossible(socket);
                return over.get() == 1;
              });
    }
  }

  @Test
  void whoGoesIsNoticed() throws Exception {
    try (var socket = connect(outlet -> outlet.write(Buffer.buffer("here")))) {
      write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }

    await().until(() -> over.get() == 1);
  }

  @Test
  void aVerificationThatTakesLongIsNotSilent() throws Exception {
    var done = new CountDownLatch(1);
    bus.serve(
        Addresses.VERIFY_AUDIT,
        command -> {
          awaitUninterruptibly(done);
          return new Reply.Done<>(new AuditVerification(3, null));
        });

    try (var socket = connectToVerification()) {
      write(socket, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      read(socket, "1\r\n \r\n1\r\n \r\n");
      done.countDown();

      assertThat(read(socket, "\r\n0\r\n\r\n")).contains("{\"valid\":true,\"entries\":3}");
    }
    assertThat(over).hasValue(1);
  }

  @Test
  void aLongVerificationThatFailsHasNoEnd() throws Exception {
    var done = new CountDownLatch(1);
    bus.serve(
        Addresses.VERIFY_AUDIT,
        command -> {
          awaitUninterruptibly(done);
          return new Reply.Refused<>(new Refusal.Failed("database connection lost"));
        });

    try (var socket = connectToVerification()) {
      write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      read(socket, "1\r\n \r\n");
      done.countDown();

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .doesNotContain("valid")
          .doesNotContain("0\r\n\r\n");
    }
  }

  private Socket connectToVerification() throws IOException {
    var route = new VerifyAuditRoute(vertx, bus, Duration.ofMillis(20));
    return connect(
        outlet ->
            route.handle(call("verifyAudit")).onSuccess(answer -> streamOf(answer).accept(outlet)));
  }

  /** Of an operation whose path names nothing. */
  static Call call(String operation) {
    Operation called = ErrorTableTest.operation(operation);
    List<String> segments = called.path().segments();
    var context =
        new RequestContext(
            new Actor("alice", List.of(), "{}"), "r-1", null, "127.0.0.1", null, Instant.EPOCH);
    return new Call(
        called,
        new Target(HttpMethod.GET, "/" + String.join("/", segments), segments, null),
        Query.parse(null),
        new Headers(MultiMap.caseInsensitiveMultiMap()),
        Body.NONE,
        Answer.JSON,
        context,
        new Authenticated(context.actor(), Instant.MAX));
  }

  private static Consumer<Outlet> streamOf(Answer answer) {
    Consumer<Outlet> stream = answer.stream();
    assertThat(stream).isNotNull();
    return stream;
  }

  /** To a server that answers so. */
  private Socket connect(Consumer<Outlet> answer) throws IOException {
    int port =
        vertx
            .createHttpServer(ServerOptions.plain())
            .requestHandler(
                request -> {
                  request.response().setChunked(true);
                  answer.accept(new Outlet(vertx, request, PATIENCE, over::incrementAndGet));
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

  private static void sendIfPossible(Socket socket) {
    try {
      write(socket, "x");
    } catch (IOException cutOff) {
      // which is what is waited for
    }
  }

  private static String read(Socket socket, String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("%s is followed by more", text).isNotNegative();
      text.append((char) next);
    }
    return text.toString();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
