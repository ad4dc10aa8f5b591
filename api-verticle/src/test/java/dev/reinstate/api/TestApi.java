package dev.reinstate.api;

import dev.reinstate.api.Readiness.State;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RestoredDocument;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.settings.HttpSettings;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import dev.reinstate.platform.telemetry.Telemetry;
import dev.reinstate.platform.telemetry.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** The API on a port of its own, with a test in the place of the restore verticle. */
final class TestApi implements AutoCloseable {

  static final int MAX_BODY = 4096;
  static final Document JOHN =
      new Document(
          "emp_1",
          6,
          Instant.parse("2025-01-15T09:30:00Z"),
          "admin",
          Instant.parse("2025-06-01T12:00:00.123456Z"),
          "alice",
          "{\"name\": \"John\", \"salary\": 75000.10}");

  final Vertx vertx = Vertx.vertx();
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final int port;
  private final Bus bus = new Bus(vertx);
  private final BlockingQueue<Object> commands = new LinkedBlockingQueue<>();
  private final Map<Address<?, ?>, MessageConsumer<?>> handlers = new HashMap<>();
  private final String token;
  private final JwtSettings tokens =
      new JwtSettings(new JwtKey.Secret(Tokens.SECRET), null, null, "roles");
  private final Clock clock;
  private final String deployment;
  private volatile Future<Map<String, State>> readiness =
      Future.succeededFuture(Map.of("database", State.UP, "bus", State.UP));
  private volatile Future<String> metrics = Future.succeededFuture("");

  /** What is told of requests. */
  final MeterRegistry meters = new SimpleMeterRegistry();

  private TestApi(Supplier<HttpSettings> http, Clock clock) throws Exception {
    this.clock = clock;
    var ports = new LinkedBlockingQueue<Integer>();
    var supplier =
        ApiVerticle.supplier(
            vertx,
            http,
            tokens,
            Tokens.SERVICE_KEY,
            bus,
            () -> readiness,
            () -> metrics,
            new Telemetry(meters, Tracing.off()),
            clock,
            ports::add);
    deployment = vertx.deployVerticle(supplier, new DeploymentOptions().setInstances(2)).await();
    port = ports.take();
    token = token(Duration.ofHours(1));
  }

  static TestApi start(String... origins) {
    try {
      return new TestApi(() -> settings(origins), Clock.systemUTC());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a clock that a test moves. */
  static TestApi start(Clock clock) throws Exception {
    return start(TestApi::settings, clock);
  }

  /** With settings that a test may change. */
  static TestApi start(Supplier<HttpSettings> http, Clock clock) throws Exception {
    return new TestApi(http, clock);
  }

  /** On a free port, with small bodies. */
  static HttpSettings settings(String... origins) {
    HttpSettings usual = HttpSettings.DEFAULT;
    return new HttpSettings(
        usual.host(),
        0,
        MAX_BODY,
        Set.of(origins),
        usual.maxConnections(),
        usual.rateLimit(),
        usual.tls());
  }

  /** A token that is good from now on. */
  String token(Duration lifetime) {
    return token("alice", lifetime);
  }

  String token(String user, Duration lifetime) {
    return TokenIssuer.issue(tokens, user, List.of("admin"), Map.of(), lifetime, clock);
  }

  /** From now on answers commands so, in the place of whatever answered them before. */
  <C, T> void handle(Address<C, T> address, Function<C, Reply<T>> handler) {
    var before =
        handlers.put(
            address,
            bus.serve(
                address,
                command -> {
                  commands.add(command);
                  return handler.apply(command);
                }));
    if (before != null) {
      before.unregister().await();
    }
    commands.clear();
  }

  <C, T> void answer(Address<C, T> address, T result) {
    handle(address, command -> new Reply.Done<>(result));
  }

  <C, T> void refuse(Address<C, T> address, Refusal refusal) {
    handle(address, command -> new Reply.Refused<>(refusal));
  }

  /** What a restore answers that kept these fields. */
  static RestoredDocument restored(String... fieldsKept) {
    return new RestoredDocument(JOHN, List.of(fieldsKept));
  }

  void answerRestores() {
    answer(Addresses.RESTORE_DOCUMENT, restored());
  }

  void ready(Future<Map<String, State>> state) {
    readiness = state;
  }

  void measure(Future<String> figures) {
    metrics = figures;
  }

  void publishCommitted() {
    bus.publishCommitted();
  }

  void undeploy() {
    vertx.undeploy(deployment).await();
  }

  /** The next command that has reached the bus. */
  <C> C received(Class<C> type) throws InterruptedException {
    return type.cast(commands.poll(5, TimeUnit.SECONDS));
  }

  boolean receivedNothing() {
    return commands.isEmpty();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> postJson(String path, String body) {
    return send("POST", path, body, "Content-Type", "application/json");
  }

  /** Sends a request with a good token. */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(request(method, path, body, headers).header("Authorization", bearer()).build());
  }

  /** Sends a request with a good token, and leaves the body to be read as it comes. */
  HttpResponse<InputStream> open(String path, String... headers) throws Exception {
    var request = request("GET", path, "", headers).header("Authorization", bearer()).build();
    return client.send(request, BodyHandlers.ofInputStream());
  }

  HttpResponse<String> sendWithoutToken(String method, String path, String... headers) {
    return send(request(method, path, "", headers).build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String method, String path, String body, String... headers) {
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var builder = HttpRequest.newBuilder(uri(path)).method(method, publisher);
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  String bearer() {
    return "Bearer " + token;
  }

  /** Sends text as it is and reads what comes until the connection is closed, however rudely. */
  String raw(String text) throws IOException {
    var received = new ByteArrayOutputStream();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      try {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      } catch (SocketException left) {
        // What it has said before can still be read.
      }
      socket.getInputStream().transferTo(received);
    } catch (SocketException reset) {
      // So it is over.
    }
    return received.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
    vertx.close().await();
  }
}
