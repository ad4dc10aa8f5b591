package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.function.Function;

/** Lets requests in whose sender is known, and sees that each gets one answer. */
final class FrontDoor implements Handler<HttpServerRequest> {

  private final Function<Exchange, Future<Authenticated>> admission;
  private final Cors cors;
  private final Connections connections;
  private final Dispatcher dispatcher;
  private final AnswerWriter writer;
  private final RequestWatch watch;
  private final Clock clock;

  /**
   * @param admission tells who asks; fails with a {@link ProblemException} for whom is not let in
   */
  FrontDoor(
      Function<Exchange, Future<Authenticated>> admission,
      Cors cors,
      Connections connections,
      Dispatcher dispatcher,
      AnswerWriter writer,
      RequestWatch watch,
      Clock clock) {
    this.admission = admission;
    this.cors = cors;
    this.connections = connections;
    this.dispatcher = dispatcher;
    this.writer = writer;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public void handle(HttpServerRequest request) {
    connections.receiving(request.connection());
    if (BodyReader.hasBody(request)) {
      request.pause();
    }
    Exchange exchange = Exchange.of(request, clock.instant(), watch.begin(request));
    Future.succeededFuture(exchange)
        .compose(this::answer)
        .otherwise(failure -> Failures.answer(failure, "answer", exchange.requestId()))
        .onSuccess(answer -> write(exchange, answer));
  }

  private void write(Exchange exchange, Answer made) {
    Answer answer = writer.affordable(exchange, made);
    exchange.watched().answered(answer);
    writer.write(exchange.request(), exchange.requestId(), answer);
  }

  private Future<Answer> answer(Exchange exchange) {
    if (cors.isPreflight(exchange.request())) {
      return Future.succeededFuture(Cors.preflight());
    }
    if (exchange.target().isPublic()) {
      return dispatcher.dispatch(exchange, Authenticated.ANYBODY);
    }
    return admission.apply(exchange).compose(sender -> dispatcher.dispatch(exchange, sender));
  }
}
