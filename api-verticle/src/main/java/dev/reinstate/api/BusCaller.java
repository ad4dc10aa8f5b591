package dev.reinstate.api;

import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Function;

/** Carries the requests of one operation to the bus and the replies back. */
final class BusCaller<C, T> implements Route {

  /** Reading more JSON than this takes milliseconds: too long for an event loop. */
  private static final int LARGE_BODY = 128 * 1024;

  private final Vertx vertx;
  private final Bus bus;
  private final BusRoute<C, T> route;

  BusCaller(Vertx vertx, Bus bus, BusRoute<C, T> route) {
    this.vertx = vertx;
    this.bus = bus;
    this.route = route;
  }

  @Override
  public Future<Answer> handle(Call call) {
    return command(call)
        .compose(command -> bus.request(route.address(), command, route.timeout()))
        .map(reply -> answer(call, reply, result -> route.answer(call, result)));
  }

  /** In order: a large body costs many times its size while it is read, so one at a time. */
  private Future<C> command(Call call) {
    return call.body().bytes().length() > LARGE_BODY
        ? vertx.executeBlocking(() -> checkedCommand(call), true).map(Objects::requireNonNull)
        : Future.succeededFuture(checkedCommand(call));
  }

  private C checkedCommand(Call call) {
    C command = route.command(call);
    call.checkCollection();
    return command;
  }

  /** The answer to the caller, be it that he is refused. */
  static <T> Answer answer(Call call, Reply<T> reply, Function<T, Answer> done) {
    return switch (reply) {
      case Done<T>(var result, var replayed) -> {
        Answer answer = done.apply(result);
        yield replayed ? answer.with("Idempotency-Replayed", "true") : answer;
      }
      case Refused<T>(var refusal) -> Answer.of(Problems.of(refusal, call.operation()));
    };
  }
}
