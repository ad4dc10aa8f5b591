package dev.reinstate.worker.testkit;

import dev.reinstate.worker.testkit.Reaction.Answered;
import dev.reinstate.worker.testkit.Reaction.Failed;
import dev.reinstate.worker.testkit.Reaction.Silent;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls a worker on the event bus: text, with the delivery in its headers. */
record BusCaller(EventBus bus, String address) implements Caller {

  @Override
  public CompletableFuture<Reaction> call(Call call, Duration patience) {
    DeliveryOptions options =
        new DeliveryOptions()
            .setSendTimeout(patience.toMillis())
            .addHeader("webhook-id", call.id())
            .addHeader("hook", call.hook())
            .addHeader("attempt", Integer.toString(call.attempt()));
    return bus.request(address, call.body(), options)
        .<Reaction>map(reply -> new Answered(String.valueOf(reply.body())))
        .recover(fault -> reaction(fault, patience))
        .toCompletionStage()
        .toCompletableFuture();
  }

  private static Future<Reaction> reaction(Throwable fault, Duration patience) {
    if (fault instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
      return Future.succeededFuture(new Failed(reply.failureCode(), ""));
    }
    if (fault instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT) {
      return Future.succeededFuture(new Silent(patience));
    }
    return Future.failedFuture(fault);
  }
}
