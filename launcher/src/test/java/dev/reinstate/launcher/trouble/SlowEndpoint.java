package dev.reinstate.launcher.trouble;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Somebody who accepts every change that he is asked about, after a while. */
final class SlowEndpoint implements AutoCloseable {

  private static final byte[] ACCEPTED = "{\"accept\":true}".getBytes(UTF_8);
  private static final long WHILE_SECONDS = 2;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  SlowEndpoint(String host) throws IOException {
    server = HttpServer.create(new InetSocketAddress(host, 0), 0);
    server.setExecutor(threads);
    server.createContext("/", SlowEndpoint::accept);
    server.start();
  }

  String url() {
    return "http://%s:%d/".formatted(server.getAddress().getHostString(), port());
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static void accept(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      TimeUnit.SECONDS.sleep(WHILE_SECONDS);
      exchange.sendResponseHeaders(200, ACCEPTED.length);
      exchange.getResponseBody().write(ACCEPTED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
