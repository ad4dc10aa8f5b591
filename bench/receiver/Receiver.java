package dev.reinstate.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Receives webhooks on 127.0.0.1. Does what it is told to on its standard input, one command a
 * line, and answers each with one line on its standard output when it is done. Each path is a
 * receiver of its own.
 *
 * <ul>
 *   <li>{@code open}: listens, on the same port each time; the answer is the port
 *   <li>{@code close}: does not listen any more, and cuts its connections
 *   <li>{@code answer PATH}, {@code hang PATH}: what it does there from now on
 *   <li>{@code forget PATH}: begins to count anew
 *   <li>{@code wait PATH N}: until it has been told of N changes there; the answer is how long that
 *       took since it began to count, in microseconds
 *   <li>{@code counts PATH}: of how many changes it was told, of how many of them once more, and of
 *       how many after it was told of a later one of the same document
 * </ul>
 */
final class Receiver {
  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Inbox> inboxes = new HashMap<>();
  private HttpServer server;
  private int port;

  private Receiver() {}

  /** Ends with its standard input. */
  public static void main(String[] arguments) throws IOException {
    var receiver = new Receiver();
    var context = receiver.vertx.getOrCreateContext();
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      Promise<Object> answer = Promise.promise();
      context.runOnContext(turn -> receiver.run(words).<Object>map(a -> a).onComplete(answer));
      System.out.println(answer.future().toCompletionStage().toCompletableFuture().join());
    }
    System.exit(0);
  }

  private Future<?> run(String[] words) {
    return switch (words[0]) {
      case "open" -> open();
      case "close" -> server.close().map("closed");
      case "answer" -> Future.succeededFuture(inbox(words[1]).answer(true));
      case "hang" -> Future.succeededFuture(inbox(words[1]).answer(false));
      case "forget" -> Future.succeededFuture(inbox(words[1]).forget());
      case "wait" -> inbox(words[1]).reach(Integer.parseInt(words[2]));
      case "counts" -> Future.succeededFuture(inbox(words[1]).counts());
      default -> Future.failedFuture("no such command: " + words[0]);
    };
  }

  private Future<Integer> open() {
    server = vertx.createHttpServer().requestHandler(this::receive);
    return server.listen(port, "127.0.0.1").map(opened -> port = opened.actualPort());
  }

  private void receive(HttpServerRequest request) {
    String id = request.getHeader("webhook-id");
    request
        .body()
        .onSuccess(
            body -> {
              if (inbox(request.path()).take(id, body.toString())) {
                request.response().setStatusCode(204).end();
              }
            });
  }

  private Inbox inbox(String path) {
    return inboxes.computeIfAbsent(path, made -> new Inbox());
  }
}
