package dev.reinstate.launcher.journey;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody who is sent spans, as OTLP over HTTP, and remembers them. */
final class TraceCollector implements AutoCloseable {

  /** A span, by the numbers of its fields in {@code trace.proto}. */
  record Span(String trace, String name) {
    private static Span of(UnknownFieldSet fields) {
      return new Span(
          HexFormat.of().formatHex(bytes(fields, 1).toByteArray()),
          bytes(fields, 5).toStringUtf8());
    }

    private static ByteString bytes(UnknownFieldSet fields, int number) {
      return fields.getField(number).getLengthDelimitedList().getFirst();
    }
  }

  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/v1/traces", this::receive);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the spans of one trace are called. */
  List<String> namesIn(String trace) {
    return received.stream()
        .map(TraceCollector::parse)
        .flatMap(request -> inside(request, 1).stream())
        .flatMap(resource -> inside(resource, 2).stream())
        .flatMap(scope -> inside(scope, 2).stream())
        .map(Span::of)
        .filter(span -> span.trace().equals(trace))
        .map(Span::name)
        .toList();
  }

  /** Everything, as it came. */
  List<String> texts() {
    return received.stream().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).toList();
  }

  private static List<UnknownFieldSet> inside(UnknownFieldSet message, int number) {
    return message.getField(number).getLengthDelimitedList().stream()
        .map(bytes -> parse(bytes.toByteArray()))
        .toList();
  }

  private static UnknownFieldSet parse(byte[] message) {
    try {
      return UnknownFieldSet.parseFrom(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    received.add(exchange.getRequestBody().readAllBytes());
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
