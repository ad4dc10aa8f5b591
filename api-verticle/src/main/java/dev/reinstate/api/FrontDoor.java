package dev.reinstate.api;

import dev.reinstate.contracts.Actor;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets requests in whose sender is known, and sees that each gets one answer. */
final class FrontDoor implements Handler<HttpServerRequest> {

  /** Who asks where nobody is asked for a token. */
  private static final Authenticated ANYBODY =
      new Authenticated(new Actor("", List.of(), "{}"), Instant.MAX);

  private final Authenticator authenticator;
  private final GuestCheck guests;
  private final Cors cors;
  private final Connections connections;
  private final Dispatcher dispatcher;
  private final AnswerWriter writer;
  private final Clock clock;

  FrontDoor(
      Authenticator authenticator,
      GuestCheck guests,
      Cors cors,
      Connections connections,
      Dispatcher dispatcher,
      AnswerWriter writer,
      Clock clock) {
    this.authenticator = authenticator;
    this.guests = guests;
    this.cors = cors;
    this.connections = connections;
    this.dispatcher = dispatcher;
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public void handle(HttpServerRequest request) {
    connections.receiving(request.connection());
    if (BodyReader.hasBody(request)) {
      request.pause();
    }
    Exchange exchange = Exchange.of(request, clock.instant());
    Future.succeededFuture(exchange)
        .compose(this::answer)
        .otherwise(failure -> Failures.answer(failure, "answer", exchange.requestId()))
        .onSuccess(answer -> writer.write(request, exchange.requestId(), answer));
  }

  private Future<Answer> answer(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    if (cors.isPreflight(request)) {
      return Future.succeededFuture(Cors.preflight());
    }
    if (exchange.target().isPublic()) {
      return dispatcher.dispatch(exchange, ANYBODY);
    }
    return authenticator
        .authenticate(authorization(request))
        .compose(known -> guests.check(known, exchange.context(ANYBODY.actor())))
        .recover(failure -> Future.failedFuture(refused(failure)))
        .compose(authenticated -> dispatcher.dispatch(exchange, authenticated));
  }

  /** Two tokens are none: proxies and servers have disagreed about which one counts. */
  private static @Nullable String authorization(HttpServerRequest request) {
    List<String> values = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    return values.size() == 1 ? values.getFirst() : null;
  }

  private static Throwable refused(Throwable failure) {
    return switch (failure) {
      case Unauthenticated none -> Problems.unauthorized().exception();
      case AuthenticationUnavailable later ->
          Problems.unavailable("authentication is not available").exception();
      default -> failure;
    };
  }
}
