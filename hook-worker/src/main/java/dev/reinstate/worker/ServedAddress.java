package dev.reinstate.worker;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An address and its calls; they take no turn from those of another address. */
final class ServedAddress {
  private static final Logger LOG = LoggerFactory.getLogger(ServedAddress.class);

  private static final int AT_ONCE = 64;
  private static final int WAITING = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Failure codes, after those of HTTP; the service looks only at the failure. */
  private static final int UNREADABLE = 400;

  private static final int FAILED = 500;
  private static final int BUSY = 503;

  private final Calls calls = new Calls(AT_ONCE, WAITING);
  private final Work work;
  private final MessageConsumer<?> consumer;

  ServedAddress(EventBus bus, String address, Work work) {
    this.work = work;
    consumer = bus.consumer(address, this::received);
  }

  /** What comes of a message. */
  interface Work {
    String answer(Message<?> message) throws Exception;
  }

  /** Completes when the whole cluster knows it. */
  Future<Void> ready() {
    return consumer.completion();
  }

  /** Takes no more calls; completes when those under way are answered, or after a while. */
  Future<Void> close() {
    return consumer.unregister().transform(left -> calls.ended(PATIENCE));
  }

  private void received(Message<?> message) {
    if (!calls.start(() -> answer(message))) {
      LOG.warn("{}: too many calls are waiting", message.address());
      message.fail(BUSY, "too many calls are waiting");
    }
  }

  private void answer(Message<?> message) {
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
}
