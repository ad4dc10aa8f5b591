package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.ChangesDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.platform.bus.Envelope.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends commands to other processes. One that has certainly not been begun goes to the next worker;
 * where that is not known, what only reads is asked of the next one, and a change is answered with
 * what is known of it. Safe for use from any thread.
 */
final class RemoteCommands {
  private final UUID self;
  private final LocalCommands local;
  private final Members members;
  private final CommandSeal seal;
  private final ContractsCodec codec;
  private final Letters letters;
  private final Post post;
  private final RefusedMessages refused;
  private final FaultLog faults = new FaultLog();
  private final Outstanding outstanding = new Outstanding();
  private final AtomicInteger turn = new AtomicInteger();

  RemoteCommands(
      UUID self,
      LocalCommands local,
      Members members,
      CommandSeal seal,
      ContractsCodec codec,
      Letters letters,
      Post post,
      RefusedMessages refused) {
    this.self = self;
    this.local = local;
    this.members = members;
    this.seal = seal;
    this.codec = codec;
    this.letters = letters;
    this.post = post;
    this.refused = refused;
  }

  /** Has a command done by the worker that it belongs to, or else by any. */
  <C, T> Future<Reply<T>> request(Address<C, T> address, C command, Duration timeout) {
    Optional<UUID> worker = worker(address, command, List.of());
    if (worker.isEmpty()) {
      return Future.succeededFuture(Unanswered.noWorker(address));
    }
    if (worker.get().equals(self)) {
      return local.request(address, command, timeout);
    }
    var pending = new Pending<>(address, command, System.nanoTime() + timeout.toNanos());
    sendTo(worker.get(), pending);
    return pending.reply();
  }

  /** A message says that it is the answer to one of this process. */
  void answered(Envelope envelope, Buffer wire) {
    Pending<?, ?> pending = outstanding.get(envelope.subject());
    if (pending != null && pending.isWith(envelope.sender())) {
      pending.onContextOfAsker(() -> Letters.read(wire, () -> open(pending, envelope, wire)));
    }
  }

  /** Nothing more will come from these. */
  void lost(Collection<UUID> workers) {
    if (!workers.isEmpty()) {
      outstanding
          .take(pending -> workers.stream().anyMatch(pending::isWith))
          .forEach(this::answerUnknown);
    }
  }

  /** Answers what has been waited for long enough. */
  void look(long now) {
    outstanding
        .take(pending -> pending.patience(now).isZero())
        .forEach(RemoteCommands::answerNotInTime);
  }

  /** The worker that a command belongs to, or else any; nobody of those who were tried. */
  private Optional<UUID> worker(Address<?, ?> address, Object command, Collection<UUID> tried) {
    boolean belongs = command instanceof ChangesDocument;
    if (!belongs && local.serves(address.role()) && !tried.contains(self)) {
      return Optional.of(self);
    }
    List<UUID> workers = members.now().of(address.role(), tried);
    if (workers.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        command instanceof ChangesDocument change
            ? WorkerChoice.of(change.document(), workers)
            : workers.get(Math.floorMod(turn.getAndIncrement(), workers.size())));
  }

  private void sendToNext(Pending<?, ?> pending) {
    worker(pending.address(), pending.command(), pending.sentTo())
        .ifPresentOrElse(worker -> sendTo(worker, pending), () -> noWorker(pending));
  }

  private void sendTo(UUID worker, Pending<?, ?> pending) {
    pending.sendingTo(worker);
    if (worker.equals(self)) {
      here(pending);
      return;
    }
    Envelope envelope = seal.next(Kind.COMMAND, 0, pending.patience(System.nanoTime()));
    letters
        .write(envelope, worker, new CarriedCommand(pending.address().name(), pending.command()))
        .onSuccess(letter -> send(worker, pending, envelope.number(), letter))
        .onFailure(pending::fail);
  }

  private void send(UUID worker, Pending<?, ?> pending, long number, Buffer letter) {
    outstanding.add(number, pending);
    if (members.now().of(pending.address().role()).contains(worker)) {
      post.send(worker, letter).onFailure(notArrived -> next(number, pending));
    } else { // it left before anybody could have noticed that it has this one
      next(number, pending);
    }
  }

  private <C, T> void here(Pending<C, T> pending) {
    local
        .<Reply<T>>send(
            pending.address().name(), pending.command(), pending.patience(System.nanoTime()))
        .onSuccess(pending::answer)
        .onFailure(
            failure -> {
              if (LocalCommands.servedByNobody(failure)) {
                sendToNext(pending);
              } else {
                answerNotInTime(pending);
              }
            });
  }

  private void next(long number, Pending<?, ?> pending) {
    if (outstanding.take(number)) {
      sendToNext(pending);
    }
  }

  private <C, T> void open(Pending<C, T> pending, Envelope envelope, Buffer wire) {
    Optional<Buffer> content = seal.open(envelope, wire, self);
    if (content.isEmpty()) {
      refused.refused("an answer that was not made by it", envelope.sender());
    } else if (outstanding.take(envelope.subject())) {
      members.heard(envelope.sender(), System.nanoTime());
      read(pending, content.get());
    }
  }

  @SuppressWarnings("unchecked") // whoever serves the address answers with its results
  private <C, T> void read(Pending<C, T> pending, Buffer content) {
    try {
      var reply = (Reply<T>) CarriedReply.read(codec, content).reply();
      if (reply == null) {
        pending.notTaken();
        sendToNext(pending);
      } else {
        pending.answer(reply);
      }
    } catch (RuntimeException unreadable) { // of another version of the contracts
      faults.failed(pending.address().name(), unreadable);
      pending.answer(Unanswered.broken());
    }
  }

  private void answerUnknown(Pending<?, ?> pending) {
    if (pending.address().changes()) {
      answerNotInTime(pending);
    } else {
      sendToNext(pending);
    }
  }

  private static <T> void noWorker(Pending<?, T> pending) {
    pending.answer(
        pending.wasNotTaken()
            ? Unanswered.notTaken(pending.address())
            : Unanswered.noWorker(pending.address()));
  }

  private static <T> void answerNotInTime(Pending<?, T> pending) {
    pending.answer(Unanswered.notInTime());
  }
}
