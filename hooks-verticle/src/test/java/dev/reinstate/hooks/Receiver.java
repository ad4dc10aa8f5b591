package dev.reinstate.hooks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A receiver of webhooks that behaves as it is told to, and remembers what it got. */
final class Receiver {
  /** How it answers. */
  interface Behaviour {
    void answer(HttpServerRequest request);
  }

  /** What it got. */
  record Received(String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    /** Which version of which document it was told of: {@code emp_1 v2}. */
    String told() {
      JsonObject data = new JsonObject(body).getJsonObject("data");
      return data.getString("document_id") + " v" + data.getInteger("version");
    }
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Behaviour behaviour = answering(200);

  Receiver(Vertx vertx) {
    server =
        HookFixture.await(
            vertx.createHttpServer().requestHandler(this::receive).listen(0, "127.0.0.1"));
  }

  static Behaviour answering(int status) {
    return request -> request.response().setStatusCode(status).end("ok");
  }

  static Behaviour answering(int status, String header, String value) {
    return request -> request.response().setStatusCode(status).putHeader(header, value).end();
  }

  static Behaviour saying(int status, String body) {
    return request -> request.response().setStatusCode(status).end(body);
  }

  static Behaviour hanging() {
    return request -> {};
  }

  static Behaviour cuttingTheConnection() {
    return request -> request.connection().close();
  }

  static Behaviour answeringWithBytes(int bytes) {
    return request -> request.response().end(Buffer.buffer(new byte[bytes]));
  }

  void behave(Behaviour now) {
    behaviour = now;
  }

  int port() {
    return server.actualPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/hook?a=1";
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  /** Which version of which document it was told of, in the order in which it was. */
  List<String> told() {
    return received.stream().map(Received::told).toList();
  }

  private void receive(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              received.add(new Received(request.uri(), headers(request), body.toString()));
              behaviour.answer(request);
            });
  }

  private static Map<String, List<String>> headers(HttpServerRequest request) {
    return request.headers().names().stream()
        .collect(Collectors.toMap(name -> name, name -> request.headers().getAll(name)));
  }
}
