package dev.reinstate.api;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CheckGuest;
import dev.reinstate.contracts.Guest;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Sees that the token of a guest is worth nothing once he has been removed: it is asked about at
 * every use, and nothing of the answer is remembered.
 */
final class GuestCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Bus bus;

  GuestCheck(Bus bus) {
    this.bus = bus;
  }

  /**
   * Lets everybody pass but guests whose token is no longer good.
   *
   * @return fails with {@link Unauthenticated} for one of those, or with {@link
   *     AuthenticationUnavailable} while that cannot be told
   */
  Future<Authenticated> check(Authenticated sender, RequestContext context) {
    Guest guest = sender.guest();
    return guest == null
        ? Future.succeededFuture(sender)
        : bus.request(Addresses.CHECK_GUEST, new CheckGuest(context, guest), TIMEOUT)
            .compose(reply -> checked(sender, reply));
  }

  /**
   * Asks for more of what is told to somebody over time, which ends with a guest, too.
   *
   * @return a refusal for a guest whose token is no longer good
   */
  <T> Future<Reply<T>> askAgain(
      Authenticated sender, RequestContext context, Supplier<Future<Reply<T>>> question) {
    return check(sender, context)
        .compose(good -> question.get())
        .recover(
            failure ->
                failure instanceof Unauthenticated
                    ? Future.succeededFuture(new Refused<>(new NotFound("No such guest")))
                    : Future.failedFuture(failure));
  }

  private static Future<Authenticated> checked(Authenticated sender, Reply<Guest> reply) {
    return switch (reply) {
      case Done<Guest> good -> Future.succeededFuture(sender);
      case Refused<Guest>(Unavailable later) -> Future.failedFuture(cannotTell());
      case Refused<Guest>(Failed fault) -> Future.failedFuture(cannotTell());
      case Refused<Guest> removed ->
          Future.failedFuture(new Unauthenticated("this guest has been removed"));
    };
  }

  private static AuthenticationUnavailable cannotTell() {
    return new AuthenticationUnavailable("whether a guest has been removed", null);
  }
}
