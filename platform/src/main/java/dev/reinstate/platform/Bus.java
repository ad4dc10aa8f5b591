package dev.reinstate.platform;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The typed event bus: the only place that touches Vert.x's own.
 *
 * <p>A command is delivered at most once. Its sender always gets an answer: an exception in a
 * handler, a missing handler and a time-out are answered as refusals too. One instance per Vert.x
 * instance; safe for use from any thread.
 */
public final class Bus {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private static final String COMMITTED = "reinstate.committed";
  private static final ThreadFactory COMMANDS = Thread.ofVirtual().name("command-", 0).factory();

  private final EventBus eventBus;
  private final Announcement committed;
  private final FaultLog faults = new FaultLog();

  /**
   * Registers the codec of {@code contracts}; so a second instance for the same Vert.x is an error.
   */
  public Bus(Vertx vertx) {
    eventBus = vertx.eventBus();
    committed = new Announcement(vertx, () -> eventBus.publish(COMMITTED, ""));
    var codec = new ContractsCodec();
    eventBus.registerCodec(codec);
    eventBus.codecSelector(body -> codec.carries(body.getClass()) ? codec.name() : null);
  }

  /**
   * Sends a command to one of the handlers of the address.
   *
   * @param timeout how long to wait; whether a change that is not answered by then was committed is
   *     not known
   * @return completes with the answer, on the caller's context; fails only when the bus itself is
   *     broken
   */
  public <C, T> Future<Reply<T>> request(Address<C, T> address, C command, Duration timeout) {
    return eventBus
        .<Reply<T>>request(
            address.name(), command, new DeliveryOptions().setSendTimeout(timeout.toMillis()))
        .map(Message::body)
        .recover(failure -> answerOf(address, failure));
  }

  /**
   * Answers the commands sent to an address. The handler is called on a virtual thread of its own
   * for each command: it may block, and has to expect itself on other threads at the same time.
   *
   * @return the registration; ends with the verticle that made it
   */
  public <C, T> MessageConsumer<C> serve(Address<C, T> address, Function<C, Reply<T>> handler) {
    return serve(address, command -> Optional.empty(), handler);
  }

  /**
   * The same, where some commands can be answered without blocking.
   *
   * @param direct called first, on the caller's event loop, which it must not block; empty leaves
   *     the command to the handler
   */
  public <C, T> MessageConsumer<C> serve(
      Address<C, T> address,
      Function<C, Optional<Future<Reply<T>>>> direct,
      Function<C, Reply<T>> handler) {
    return eventBus.consumer(
        address.name(),
        message ->
            called(() -> direct.apply(message.body()))
                .orElseGet(() -> onVirtualThread(() -> handler.apply(message.body())))
                .otherwise(fault -> refused(address, fault))
                .onSuccess(message::reply));
  }

  /**
   * Tells whoever follows the log that it has grown; of many commits in a short time not each. May
   * be lost: it is only speed.
   */
  public void publishCommitted() {
    committed.make();
  }

  /** Calls back, on the caller's context, when the log may have grown. */
  public MessageConsumer<String> onCommitted(Runnable wakeUp) {
    return eventBus.consumer(COMMITTED, message -> wakeUp.run());
  }

  /**
   * Tells a worker of somebody else's making something, at an address outside the contracts.
   *
   * @param headers that go with it
   * @param timeout how long to wait for an acknowledgement
   * @return completes on the caller's context; fails only when the bus itself is broken
   */
  public Future<Acknowledgement> tell(
      String address, String text, Map<String, String> headers, Duration timeout) {
    return ask(address, text, headers, timeout).map(WorkerReply::acknowledgement);
  }

  /** The same for a worker who is to say something. */
  public Future<WorkerReply> ask(
      String address, String text, Map<String, String> headers, Duration timeout) {
    var options = new DeliveryOptions().setSendTimeout(timeout.toMillis());
    headers.forEach(options::addHeader);
    return eventBus
        .request(address, text, options)
        .map(reply -> WorkerReply.given(reply.body()))
        .recover(Bus::refusedBy);
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

  private static <T> Optional<Future<Reply<T>>> called(
      Supplier<Optional<Future<Reply<T>>>> direct) {
    try {
      return direct.get();
    } catch (RuntimeException fault) {
      return Optional.of(Future.failedFuture(fault));
    }
  }

  private static <T> Future<Reply<T>> onVirtualThread(Supplier<Reply<T>> handler) {
    Promise<Reply<T>> reply = Promise.promise();
    COMMANDS
        .newThread(
            () -> {
              try {
                reply.complete(handler.get());
              } catch (Exception fault) { // also checked ones, which await() throws undeclared
                reply.fail(fault);
              }
            })
        .start();
    return reply.future();
  }

  private <C, T> Reply<T> refused(Address<C, T> address, Throwable fault) {
    Refusal refusal = Faults.refusal(fault);
    if (refusal instanceof Failed) { // an overload is no defect, and logging it is more load
      faults.failed(address.name(), fault);
    }
    return new Refused<>(refusal);
  }

  private static <C, T> Future<Reply<T>> answerOf(Address<C, T> address, Throwable failure) {
    if (failure instanceof ReplyException reply) {
      return switch (reply.failureType()) {
        case NO_HANDLERS ->
            Future.succeededFuture(new Refused<>(new Unavailable("no restore worker")));
        case TIMEOUT -> Future.succeededFuture(new Refused<>(new Failed("no answer in time")));
        default -> Future.failedFuture(failure);
      };
    }
    LOG.error("{} could not be sent", address.name(), failure);
    return Future.failedFuture(failure);
  }
}
