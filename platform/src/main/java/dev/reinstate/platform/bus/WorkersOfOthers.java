package dev.reinstate.platform.bus;

import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.Map;

/** Workers of somebody else's making, at addresses outside the contracts: they get plain text. */
final class WorkersOfOthers {
  private final EventBus eventBus;

  WorkersOfOthers(EventBus eventBus) {
    this.eventBus = eventBus;
  }

  Future<WorkerReply> ask(
      String address, String text, Map<String, String> headers, Duration timeout) {
    var options = new DeliveryOptions().setSendTimeout(timeout.toMillis());
    headers.forEach(options::addHeader);
    return eventBus
        .request(address, text, options)
        .map(reply -> WorkerReply.given(reply.body()))
        .recover(WorkersOfOthers::refusedBy);
  }

  private static Future<WorkerReply> refusedBy(Throwable failure) {
    if (failure instanceof ReplyException reply) {
      return switch (reply.failureType()) {
        case NO_HANDLERS -> Future.succeededFuture(WorkerReply.none(Acknowledgement.NO_WORKER));
        case TIMEOUT -> Future.succeededFuture(WorkerReply.none(Acknowledgement.NOT_IN_TIME));
        case RECIPIENT_FAILURE -> Future.succeededFuture(WorkerReply.none(Acknowledgement.REFUSED));
        default -> Future.failedFuture(failure);
      };
    }
    return Future.failedFuture(failure);
  }
}
