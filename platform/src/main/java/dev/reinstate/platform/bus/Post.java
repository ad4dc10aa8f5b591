package dev.reinstate.platform.bus;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.UUID;
import java.util.function.BiConsumer;

/** How messages go from process to process over the bus of the cluster. */
final class Post {
  private static final String EVERYBODY = "reinstate.members";

  private final EventBus eventBus;

  Post(EventBus eventBus) {
    this.eventBus = eventBus;
  }

  /**
   * Sends a message to one process.
   *
   * @return fails when it has certainly not arrived
   */
  Future<Void> send(UUID member, Buffer message) {
    return eventBus.<Buffer>sender(addressOf(member)).write(message);
  }

  /** Sends a message to each process, this one included, as far as they can be reached. */
  void sendToAll(Buffer message) {
    eventBus.publish(EVERYBODY, message);
  }

  /** Receives what is sent to a process; completes when others can send it. */
  Future<Void> receive(UUID member, BiConsumer<Envelope, Buffer> receiver) {
    return receive(addressOf(member), receiver);
  }

  /** Receives what is sent to all. */
  Future<Void> receiveToAll(BiConsumer<Envelope, Buffer> receiver) {
    return receive(EVERYBODY, receiver);
  }

  private Future<Void> receive(String address, BiConsumer<Envelope, Buffer> receiver) {
    return eventBus.consumer(address, message -> read(message, receiver)).completion();
  }

  /** What is in no envelope, or written in a way that nobody here can read, is nothing. */
  private static void read(Message<Object> message, BiConsumer<Envelope, Buffer> receiver) {
    Object body;
    try {
      body = message.body();
    } catch (RuntimeException unreadable) {
      return;
    }
    if (body instanceof Buffer wire) {
      Envelope.of(wire).ifPresent(envelope -> receiver.accept(envelope, wire));
    }
  }

  private static String addressOf(UUID member) {
    return "reinstate.bus." + member;
  }
}
