package dev.reinstate.worker;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves hooks that the service's configuration leads to event-bus addresses, on the bus of this
 * Vert.x: clustered with the service's, or the service's own.
 *
 * <p>Several workers may serve one address, in one process or in many; each call goes to one of
 * them. At most 64 calls run at a time in one worker; 1,000 more wait their turn, and those beyond
 * fail at once. Every call is answered: a hook that throws, a message that cannot be read and a
 * call too many are failures, which the service treats as its configuration says ({@code on_error}
 * before a change, {@code retry} after it). What a hook throws is logged here and sent to nobody.
 *
 * <p>Safe for use from any thread.
 */
public final class HookWorker {
  private static final Logger LOG = LoggerFactory.getLogger(HookWorker.class);

  private static final int AT_ONCE = 64;
  private static final int WAITING = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Failure codes, after those of HTTP; the service looks only at the failure. */
  private static final int UNREADABLE = 400;

  private static final int FAILED = 500;
  private static final int BUSY = 503;

  private final EventBus bus;
  private final Calls calls = new Calls(AT_ONCE, WAITING);
  private final List<MessageConsumer<?>> consumers = new CopyOnWriteArrayList<>();

  private HookWorker(EventBus bus) {
    this.bus = bus;
  }

  /** A worker on this bus, which serves nothing yet. */
  public static HookWorker on(Vertx vertx) {
    return new HookWorker(vertx.eventBus());
  }

  /** Answers what is asked at this address before a change. */
  public HookWorker answer(String address, PreHook hook) {
    return serve(
        address, message -> AnswerText.of(hook.answer(PreHookRequest.read(text(message)))));
  }

  /** Consumes what this address is told after a change, and acknowledges it. */
  public HookWorker consume(String address, PostHook hook) {
    return serve(
        address,
        message -> {
          hook.consume(
              CommittedChange.read(DeliveryHeaders.read(message.headers()), text(message)));
          return "";
        });
  }

  /** Completes when the whole cluster knows every address named so far. */
  public Future<Void> ready() {
    return Future.all(consumers.stream().map(MessageConsumer::completion).toList()).mapEmpty();
  }

  /**
   * Takes no more calls. To be waited for before the process ends or leaves the cluster.
   *
   * @return completes when those under way are answered, or after 20 seconds
   */
  public Future<Void> close() {
    return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
        .transform(left -> calls.ended(PATIENCE));
  }

  /** What comes of a message. */
  private interface Work {
    String answer(Message<?> message) throws Exception;
  }

  private HookWorker serve(String address, Work work) {
    consumers.add(bus.consumer(address, message -> received(message, work)));
    return this;
  }

  private void received(Message<?> message, Work work) {
    if (!calls.start(() -> answer(message, work))) {
      LOG.warn("{}: too many calls are waiting", message.address());
      message.fail(BUSY, "too many calls are waiting");
    }
  }

  private static void answer(Message<?> message, Work work) {
    String answer;
    try {
      answer = work.answer(message);
    } catch (UnreadableMessageException e) {
      LOG.warn("{}: a message cannot be read: {}", message.address(), e.getMessage());
      message.fail(UNREADABLE, e.getMessage());
      return;
    } catch (Throwable fault) { // errors, too: whoever asked would wait in vain
      LOG.warn("{}: the hook failed", message.address(), fault);
      message.fail(FAILED, "the hook failed");
      return;
    }
    message.reply(answer);
  }

  private static String text(Message<?> message) throws UnreadableMessageException {
    if (message.body() instanceof String text) {
      return text;
    }
    throw new UnreadableMessageException("the message is no text");
  }
}
