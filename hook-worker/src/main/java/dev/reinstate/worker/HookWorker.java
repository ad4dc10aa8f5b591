package dev.reinstate.worker;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Serves hooks that the service's configuration leads to event-bus addresses, on the bus of this
 * Vert.x, which has to be the service's: the same Vert.x, or one in a cluster with it.
 *
 * <p>Several workers may serve one address, in one process or in many; each call goes to one of
 * them. At most 64 calls run at a time per address; 1,000 more wait their turn, and those beyond
 * fail at once. An address whose calls hang takes nothing from the others. Every call is answered:
 * a hook that throws, a message that cannot be read and a call too many are failures, which the
 * service treats as its configuration says ({@code on_error} before a change, {@code retry} after
 * it). What a hook throws is logged here and sent to nobody.
 *
 * <p>Safe for use from any thread.
 */
public final class HookWorker {

  private final EventBus bus;
  private final List<ServedAddress> served = new ArrayList<>();
  private @Nullable Future<Void> closed;

  private HookWorker(EventBus bus) {
    this.bus = bus;
  }

  /** A worker on this bus, which serves nothing yet. */
  public static HookWorker on(Vertx vertx) {
    return new HookWorker(vertx.eventBus());
  }

  /**
   * Answers what is asked at this address before a change.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public HookWorker answer(String address, PreHook hook) {
    return serve(
        address, message -> AnswerText.of(hook.answer(PreHookRequest.read(text(message)))));
  }

  /**
   * Consumes what this address is told after a change, and acknowledges it.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public HookWorker consume(String address, PostHook hook) {
    return serve(
        address,
        message -> {
          hook.consume(
              CommittedChange.read(DeliveryHeaders.read(message.headers()), text(message)));
          return "";
        });
  }

  /** Completes when every address named so far is served, in a cluster when all of it knows. */
  public synchronized Future<Void> ready() {
    return Future.all(served.stream().map(ServedAddress::ready).toList()).mapEmpty();
  }

  /**
   * Takes no more calls. To be waited for before the process ends or leaves the cluster. In a
   * cluster, a call that is sent while the others do not know yet that this worker is gone may find
   * nobody; it fails then when its time is up.
   *
   * @return completes when those under way are answered, or after 20 seconds; the same each time
   */
  public synchronized Future<Void> close() {
    if (closed == null) {
      closed = Future.join(served.stream().map(ServedAddress::close).toList()).mapEmpty();
    }
    return closed;
  }

  private synchronized HookWorker serve(String address, ServedAddress.Work work) {
    if (closed != null) {
      throw new IllegalStateException("this worker is closed");
    }
    served.add(new ServedAddress(bus, address, work));
    return this;
  }

  private static String text(Message<?> message) throws UnreadableMessageException {
    if (message.body() instanceof String text) {
      return text;
    }
    throw new UnreadableMessageException("the message is no text");
  }
}
