package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Role;
import dev.reinstate.platform.Faults;
import dev.reinstate.platform.VirtualThreads;
import dev.reinstate.platform.telemetry.CommandObserver;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands within this process: objects that nobody copies, and nobody outside can send. Safe for
 * use from any thread.
 */
final class LocalCommands {
  private static final Logger LOG = LoggerFactory.getLogger(LocalCommands.class);

  private final EventBus eventBus;
  private final FaultLog faults = new FaultLog();
  private final Set<Role> served = ConcurrentHashMap.newKeySet();
  private volatile CommandObserver observer = CommandObserver.NONE;

  LocalCommands(EventBus eventBus) {
    this.eventBus = eventBus;
  }

  /** Has somebody look on while commands are answered that are served from now on. */
  void observe(CommandObserver observer) {
    this.observer = observer;
  }

  /** Whether something of this role has been served here. */
  boolean serves(Role role) {
    return served.contains(role);
  }

  /** The roles of which something has been served here. */
  Set<Role> served() {
    return Set.copyOf(served);
  }

  <C, T> MessageConsumer<C> serve(
      Address<C, T> address,
      Function<C, Optional<Future<Reply<T>>>> direct,
      Function<C, Reply<T>> handler) {
    served.add(address.role());
    var seenDirect = observer.aroundDirect(address, direct);
    var seen = observer.around(address, handler);
    return eventBus.localConsumer(
        address.name(),
        message ->
            called(() -> seenDirect.apply(message.body()))
                .orElseGet(() -> VirtualThreads.run(() -> seen.apply(message.body())))
                .otherwise(fault -> refused(address, message.body(), fault))
                .onSuccess(message::reply));
  }

  <C, T> Future<Reply<T>> request(Address<C, T> address, C command, Duration timeout) {
    return this.<Reply<T>>send(address.name(), command, timeout)
        .recover(failure -> answerOf(address, failure));
  }

  /**
   * The same without an opinion on what a failure means.
   *
   * @return fails with a {@link ReplyException} when nobody serves the address, or not in time
   */
  <R> Future<R> send(String address, Object command, Duration timeout) {
    return eventBus
        .<R>request(
            address,
            command,
            new DeliveryOptions()
                .setLocalOnly(true)
                .setSendTimeout(Math.max(1, timeout.toMillis())))
        .map(Message::body);
  }

  static boolean servedByNobody(Throwable failure) {
    return failure instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.NO_HANDLERS;
  }

  private static <T> Optional<Future<Reply<T>>> called(
      Supplier<Optional<Future<Reply<T>>>> direct) {
    try {
      return direct.get();
    } catch (RuntimeException fault) {
      return Optional.of(Future.failedFuture(fault));
    }
  }

  private <C, T> Reply<T> refused(Address<C, T> address, C command, Throwable fault) {
    Refusal refusal = Faults.refusal(fault);
    if (refusal instanceof Failed) { // an overload is no defect, and logging it is more load
      faults.failed(address.name(), command, fault);
    }
    return new Refused<>(refusal);
  }

  private static <C, T> Future<Reply<T>> answerOf(Address<C, T> address, Throwable failure) {
    if (failure instanceof ReplyException reply) {
      return switch (reply.failureType()) {
        case NO_HANDLERS -> Future.succeededFuture(Unanswered.noWorker(address));
        case TIMEOUT -> Future.succeededFuture(Unanswered.notInTime());
        default -> Future.failedFuture(failure);
      };
    }
    LOG.error("{} could not be sent", address.name(), failure);
    return Future.failedFuture(failure);
  }
}
