package dev.reinstate.api;

import dev.reinstate.contracts.RequestContext;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Brings a request, whose sender is known, to the route of its operation. */
final class Dispatcher {

  private final Router router;
  private final BodyReader bodies;
  private final BodyBudget budget;
  private final Connections connections;

  Dispatcher(Router router, BodyReader bodies, BodyBudget budget, Connections connections) {
    this.router = router;
    this.bodies = bodies;
    this.budget = budget;
    this.connections = connections;
  }

  /**
   * @throws ProblemException 404 and 405
   */
  Future<Answer> dispatch(Exchange exchange, Authenticated sender) {
    Target target = exchange.target();
    Router.Entry entry = router.find(target.method(), target.segments());
    if (entry == null) {
      var operations = router.at(target.segments());
      return Future.succeededFuture(AllowedMethods.answer(target.method(), operations));
    }
    exchange.watched().isFor(entry.operation());
    return Future.succeededFuture(sender)
        .compose(known -> run(exchange, known, entry))
        .otherwise(
            failure -> Failures.answer(failure, entry.operation().words(), exchange.requestId()));
  }

  /** What can be refused by looking at the head is refused before the body is read. */
  private Future<Answer> run(Exchange exchange, Authenticated sender, Router.Entry entry) {
    Operation operation = entry.operation();
    Query query = Query.parse(exchange.target().query());
    operation.query().check(query);
    Headers headers = new Headers(exchange.request().headers());
    String answerType = Accept.choose(operation.answerTypes(), headers.list("Accept"));
    RequestContext context = exchange.context(headers, sender.actor());
    BodyBudget.Share share = budget.open();
    return body(exchange.request(), operation, share)
        .map(
            body ->
                new Call(
                    operation,
                    exchange.target(),
                    query,
                    headers,
                    body,
                    answerType,
                    context,
                    sender))
        .compose(entry.route()::handle)
        .onComplete(answered -> share.close());
  }

  private Body arriving(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return Body.arriving(
        type == null ? "" : type, new Inlet(request, new Pace(connections, request.connection())));
  }

  private Future<Body> body(
      HttpServerRequest request, Operation operation, BodyBudget.Share share) {
    BodyTypes.checkEncoding(request, operation);
    if (operation.streamsBody()) {
      connections.working(request.connection());
      return Future.succeededFuture(arriving(request));
    }
    Future<Buffer> bytes =
        BodyReader.hasBody(request)
            ? bodies.read(request, share)
            : Future.succeededFuture(Buffer.buffer());
    return bytes
        .onSuccess(complete -> connections.working(request.connection()))
        .map(complete -> BodyTypes.typed(request, operation, complete));
  }
}
