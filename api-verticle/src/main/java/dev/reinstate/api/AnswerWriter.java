package dev.reinstate.api;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Sends answers, and sees to what is left of their requests. What is more than a piece goes out
 * piece by piece, so that who takes it steadily is told from who does not.
 */
final class AnswerWriter {

  private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence CACHING = HttpHeaders.createOptimized("private, no-cache");
  private static final CharSequence SNIFFING =
      HttpHeaders.createOptimized("X-Content-Type-Options");

  /** Long enough for a caller to see the answer while he is still sending. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  /** How long a caller may take for a piece of an answer that comes piece by piece. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx;
  private final Cors cors;
  private final BodyReader bodies;
  private final Connections connections;
  private final AnswerBudget budget;
  private final Duration patience;

  AnswerWriter(
      Vertx vertx, Cors cors, BodyReader bodies, Connections connections, AnswerBudget budget) {
    this(vertx, cors, bodies, connections, budget, PATIENCE);
  }

  AnswerWriter(
      Vertx vertx,
      Cors cors,
      BodyReader bodies,
      Connections connections,
      AnswerBudget budget,
      Duration patience) {
    this.vertx = vertx;
    this.cors = cors;
    this.bodies = bodies;
    this.connections = connections;
    this.budget = budget;
    this.patience = patience;
  }

  /** The answer to send: another one while too much of what was sent has not been taken. */
  Answer affordable(Exchange exchange, Answer answer) {
    Target target = exchange.target();
    return budget.within(target.method(), target.isPublic(), answer);
  }

  /** Sends the answer, if there is still somebody to send it to. */
  void write(HttpServerRequest request, String requestId, Answer answer) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      answer.over().run();
      return;
    }
    response.setStatusCode(answer.status());
    headers(request, requestId, answer, response.headers());
    Consumer<Outlet> stream = answer.stream();
    if (request.method().equals(HttpMethod.HEAD)) {
      writeWhole(request, answer);
    } else if (stream != null) {
      response.setChunked(!response.headers().contains(HttpHeaders.CONTENT_LENGTH));
      stream.accept(new Outlet(vertx, request, patience, () -> over(request, answer)));
    } else if (answer.body().length() > Outlet.PIECE && !isUnread(request)) {
      writeInPieces(request, answer);
    } else {
      writeWhole(request, answer);
    }
  }

  /** It is the caller's turn. */
  private void over(HttpServerRequest request, Answer answer) {
    connections.answered(request.connection());
    answer.over().run();
  }

  private void writeInPieces(HttpServerRequest request, Answer answer) {
    int bytes = answer.body().length();
    Runnable over =
        () -> {
          budget.end(bytes);
          over(request, answer);
        };
    budget.begin(bytes);
    request.response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes));
    new Outlet(vertx, request, patience, over).send(answer.body(), Outlet.PIECE);
  }

  private static boolean isUnread(HttpServerRequest request) {
    return !request.isEnded() && BodyReader.hasBody(request);
  }

  private void writeWhole(HttpServerRequest request, Answer answer) {
    over(request, answer);
    if (isUnread(request) && !bodies.canDiscard(request)) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      send(request, answer);
      closeSoon(request);
    } else {
      send(request, answer);
      request.resume();
    }
  }

  private void headers(
      HttpServerRequest request, String requestId, Answer answer, MultiMap headers) {
    headers.set(RequestId.HEADER, requestId);
    headers.set(SNIFFING, NO_SNIFF);
    headers.set(HttpHeaders.CACHE_CONTROL, CACHING);
    headers.set(HttpHeaders.VARY, cors.vary());
    if (!answer.type().isEmpty()) {
      headers.set(HttpHeaders.CONTENT_TYPE, answer.type());
    }
    answer.headers().forEach(headers::set);
    cors.mark(request, headers);
  }

  private void send(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (answer.stream() != null) {
      response.end(); // to HEAD, which nobody may be able to tell the length
    } else if (request.method().equals(HttpMethod.HEAD) && !answer.type().isEmpty()) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length()));
      response.end();
    } else if (answer.body().length() == 0) {
      response.end();
    } else {
      int bytes = answer.body().length();
      budget.begin(bytes);
      response.end(answer.body()).onComplete(taken -> budget.end(bytes));
    }
  }

  /** Closing at once, with the caller still sending, would reset the answer away. */
  private void closeSoon(HttpServerRequest request) {
    long timer = vertx.setTimer(LINGER.toMillis(), late -> request.connection().close());
    request.handler(rest -> {});
    request.endHandler(
        end -> {
          vertx.cancelTimer(timer);
          request.connection().close();
        });
    request.resume();
  }
}
