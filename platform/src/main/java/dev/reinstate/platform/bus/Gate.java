package dev.reinstate.platform.bus;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import dev.reinstate.contracts.Reply;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one door into this process for what others of the cluster send it. Commands of the service's
 * own processes, and nobody else's, are handed to whoever serves them here: each once, and none
 * that its sender may have given up. All of it but what is large happens on one event loop.
 */
final class Gate {
  /** Between the last command and the moment when none is expected any more. */
  private static final Duration QUIET = Duration.ofMillis(500);

  /** By then all that a process sent before is too old to be begun. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final CarriedReply NOT_BEGUN = new CarriedReply(null);

  private final UUID self;
  private final LocalCommands local;
  private final RemoteCommands remote;
  private final CommandSeal seal;
  private final ContractsCodec codec;
  private final Answers answers;
  private final RefusedMessages refused;
  private final InstantSource clock;
  private final LoadingCache<UUID, ReplayWindow> windows =
      CacheBuilder.newBuilder()
          .expireAfterAccess(REMEMBERED)
          .build(CacheLoader.from(ReplayWindow::new));
  private final FaultLog faults = new FaultLog();
  private final AtomicInteger inProgress = new AtomicInteger();
  private volatile long lastArrival = System.nanoTime();
  private volatile boolean closed;

  Gate(
      UUID self,
      LocalCommands local,
      RemoteCommands remote,
      CommandSeal seal,
      ContractsCodec codec,
      Answers answers,
      RefusedMessages refused,
      InstantSource clock) {
    this.self = self;
    this.local = local;
    this.remote = remote;
    this.seal = seal;
    this.codec = codec;
    this.answers = answers;
    this.refused = refused;
    this.clock = clock;
  }

  /** From now on others send something only when they have not heard that they should not. */
  void expectLittle() {
    lastArrival = System.nanoTime();
  }

  /** Whether all is answered, and the answers on their way, and nothing has come for a while. */
  boolean isQuiet(long now) {
    return inProgress.get() == 0 && now - lastArrival > QUIET.toNanos();
  }

  /** Begins nothing more; who sends something is told so. */
  void close() {
    closed = true;
  }

  /** Somebody has sent this. */
  void received(Envelope envelope, Buffer wire) {
    switch (envelope.kind()) {
      case COMMAND -> Letters.read(wire, () -> open(envelope, wire));
      case REPLY -> remote.answered(envelope, wire);
      case PRESENCE -> refused.refused("out of place", envelope.sender());
    }
  }

  private void open(Envelope envelope, Buffer wire) {
    seal.open(envelope, wire, self)
        .ifPresentOrElse(
            content -> command(envelope, content),
            () -> refused.refused("a command that was not made by it", envelope.sender()));
  }

  private void command(Envelope envelope, Buffer content) {
    if (!windows.getUnchecked(envelope.sender()).isNew(envelope.number())) {
      refused.refused("a command that was here before", envelope.sender());
      return;
    }
    lastArrival = System.nanoTime();
    if (closed || !envelope.mayBegin(clock.millis())) {
      answers.send(envelope, NOT_BEGUN);
    } else {
      begin(envelope, content);
    }
  }

  private void begin(Envelope envelope, Buffer content) {
    CarriedCommand carried;
    try {
      carried = CarriedCommand.read(codec, content);
    } catch (RuntimeException unreadable) { // of another version of the contracts
      faults.failed("reading a command", unreadable);
      answers.send(envelope, NOT_BEGUN);
      return;
    }
    inProgress.incrementAndGet();
    local
        .<Reply<?>>send(carried.address(), carried.command(), envelope.patience())
        .map(CarriedReply::new)
        .otherwise(Gate::unanswered)
        .compose(reply -> answers.send(envelope, reply))
        .onComplete(done -> inProgress.decrementAndGet());
  }

  private static CarriedReply unanswered(Throwable failure) {
    return LocalCommands.servedByNobody(failure)
        ? NOT_BEGUN
        : new CarriedReply(Unanswered.notInTime());
  }
}
