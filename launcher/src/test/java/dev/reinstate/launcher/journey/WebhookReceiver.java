package dev.reinstate.launcher.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody who receives webhooks, answers with a status, and remembers what he got. */
public final class WebhookReceiver implements AutoCloseable {

  /** What he got. */
  public record Received(
      String id, String timestamp, String signature, String traceParent, String body) {
    /** The envelope. */
    JsonNode event() {
      return Json.of(body);
    }

    /** Which version of which document he was told of: {@code emp_1@2}. */
    public String told() {
      JsonNode data = event().path("data");
      return data.path("document_id").asText() + "@" + data.path("version").asText();
    }
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile int status = 204;

  public WebhookReceiver() {
    this(InetAddress.getLoopbackAddress().getHostAddress());
  }

  /** One who listens at another address of this machine. */
  public WebhookReceiver(String host) {
    try {
      server = HttpServer.create(new InetSocketAddress(host, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  /** Where he listens. */
  public String url() {
    InetSocketAddress address = server.getAddress();
    return "http://" + address.getHostString() + ":" + address.getPort() + "/hook";
  }

  void answer(int with) {
    status = with;
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Of what came so far nothing is remembered. */
  public void forget() {
    received.clear();
  }

  List<String> told() {
    return received.stream().map(Received::told).toList();
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(
        new Received(
            header(exchange, "webhook-id"),
            header(exchange, "webhook-timestamp"),
            header(exchange, "webhook-signature"),
            header(exchange, "traceparent"),
            new String(body, StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
