package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in whose sender is known, has not sent too many, and has not been removed. What is
 * cheap comes first, and all of it before the body is read.
 */
final class Admission implements Function<Exchange, Future<Authenticated>> {

  private final Authenticator authenticator;
  private final RateLimiter limiter;
  private final GuestCheck guests;

  Admission(Authenticator authenticator, RateLimiter limiter, GuestCheck guests) {
    this.authenticator = authenticator;
    this.limiter = limiter;
    this.guests = guests;
  }

  /** Fails with a {@link ProblemException}: 401, 429, and 503 while that cannot be told. */
  @Override
  public Future<Authenticated> apply(Exchange exchange) {
    return authenticator
        .authenticate(authorization(exchange))
        .map(limiter::counted)
        .compose(known -> guests.check(known, exchange.context(Authenticated.ANYBODY.actor())))
        .recover(failure -> Future.failedFuture(refused(failure)));
  }

  /** Two tokens are none: proxies and servers have disagreed about which one counts. */
  private static @Nullable String authorization(Exchange exchange) {
    List<String> values = exchange.request().headers().getAll(HttpHeaders.AUTHORIZATION);
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
