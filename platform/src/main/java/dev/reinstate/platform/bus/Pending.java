package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Reply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A command that somebody waits for while it goes to another process. */
final class Pending<C, T> {
  private final Address<C, T> address;
  private final C command;
  private final long deadline;
  private final Promise<Reply<T>> reply = Promise.promise();
  private final @Nullable Context asker = Vertx.currentContext();
  private final List<UUID> sentTo = new CopyOnWriteArrayList<>();
  private volatile boolean notTaken;

  Pending(Address<C, T> address, C command, long deadline) {
    this.address = address;
    this.command = command;
    this.deadline = deadline;
  }

  Address<C, T> address() {
    return address;
  }

  C command() {
    return command;
  }

  /** How long it is still waited for. */
  Duration patience(long now) {
    return Duration.ofNanos(Math.max(0, deadline - now));
  }

  /** To whom it was sent so far. */
  List<UUID> sentTo() {
    return sentTo;
  }

  void sendingTo(UUID worker) {
    sentTo.add(worker);
  }

  /** A worker has said that he does not begin it. */
  void notTaken() {
    notTaken = true;
  }

  boolean wasNotTaken() {
    return notTaken;
  }

  boolean isWith(UUID worker) {
    return !sentTo.isEmpty() && sentTo.getLast().equals(worker);
  }

  /** Completes on the context that asked. */
  Future<Reply<T>> reply() {
    return reply.future();
  }

  void answer(Reply<T> answer) {
    onContextOfAsker(() -> reply.tryComplete(answer));
  }

  void fail(Throwable unwritable) {
    onContextOfAsker(() -> reply.tryFail(unwritable));
  }

  void onContextOfAsker(Runnable task) {
    if (asker == null) {
      task.run();
    } else {
      asker.runOnContext(turn -> task.run());
    }
  }
}
