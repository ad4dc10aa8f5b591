package dev.reinstate.worker.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A worker over HTTP that does everything right; others do one thing wrong. */
class HttpWorker extends HookWorkerConformance {

  private static final String SECRET = "whsec_" + "c2VjcmV0".repeat(4);

  private @Nullable HttpServer server;

  @Override
  protected void start(Vertx bus) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  @Override
  protected void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      verify(exchange, body);
      answer(exchange, 200, answer(exchange.getRequestURI().getPath(), body));
    } catch (Exception refused) {
      answer(exchange, 500, "");
    }
  }

  void verify(HttpExchange exchange, String body) throws Exception {
    var headers = new HashMap<String, List<String>>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(lower(name), values));
    new Webhook(SECRET).verify(body, headers);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String answer(String path, String body) {
    JsonNode json = TestJson.object(body);
    if (path.equals("/told")) {
      return json.required("data").required("action").asText();
    }
    return json.required("after").path("salary").asInt() < 0
        ? "{\"accept\":false,\"message\":\"salary must not be negative\"}"
        : "{\"accept\":true}";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  protected HookExample accepted() {
    return HookExample.create("staff", "{\"salary\":1}");
  }

  @Override
  protected @Nullable HookExample rejected() {
    return HookExample.create("staff", "{\"salary\":-1}");
  }

  @Override
  protected @Nullable HookEndpoint preHook() {
    return endpoint("/asked");
  }

  @Override
  protected @Nullable HookEndpoint postHook() {
    return endpoint("/told");
  }

  private @Nullable HookEndpoint endpoint(String path) {
    return server == null
        ? null
        : HookEndpoint.http("http://127.0.0.1:" + server.getAddress().getPort() + path, SECRET);
  }

  /** However slow the machine is. */
  @Override
  protected Duration timeout() {
    return Duration.ofSeconds(30);
  }
}
