package dev.reinstate.platform.bus;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.bus.Envelope.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one door into this process for what others of the cluster send it. Commands of the service's
 * own processes, and nobody else's, are handed to whoever serves them here: each once, and none
 * that its sender may have given up. All of it happens on one event loop.
 */
final class Gate {
  /** Between the last command and the moment when none is expected any more. */
  private static final Duration QUIET = Duration.ofMillis(500);

  /** By then all that a process sent before is too old to be begun. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final UUID self;
  private final LocalCommands local;
  private final RemoteCommands remote;
  private final CommandSeal seal;
  private final ContractsCodec codec;
  private final Post post;
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
      Post post,
      RefusedMessages refused,
      InstantSource clock) {
    this.self = self;
    this.local = local;
    this.remote = remote;
    this.seal = seal;
    this.codec = codec;
    this.post = post;
    this.refused = refused;
    this.clock = clock;
  }

  /** Completes when the others can find it. */
  Future<Void> open() {
    return post.receive(self, this::received);
  }

  /** From now on others send something only when they have not heard that they should not. */
  void expectLittle() {
    lastArrival = System.nanoTime();
  }

  /** Whether all is answered, and nothing has come for a while. */
  boolean isQuiet(long now) {
    return inProgress.get() == 0 && now - lastArrival > QUIET.toNanos();
  }

  /** Begins nothing more; who sends something is told so. */
  void close() {
    closed = true;
  }

  private void received(Envelope envelope, Buffer wire) {
    switch (envelope.kind()) {
      case COMMAND ->
          seal.open(envelope, wire, self)
              .ifPresentOrElse(
                  content -> command(envelope, content),
                  () -> refused.refused("a command that was not made by it", envelope.sender()));
      case REPLY -> remote.answered(envelope, wire);
      case PRESENCE -> refused.refused("out of place", envelope.sender());
    }
  }

  private void command(Envelope envelope, Buffer content) {
    if (!windows.getUnchecked(envelope.sender()).isNew(envelope.number())) {
      refused.refused("a command that was here before", envelope.sender());
      return;
    }
    lastArrival = System.nanoTime();
    if (closed || !envelope.mayBegin(clock.millis())) {
      answer(envelope, new CarriedReply(null));
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
      answer(envelope, new CarriedReply(null));
      return;
    }
    inProgress.incrementAndGet();
    Duration patience = Duration.ofMillis(envelope.until() - clock.millis());
    local
        .<Reply<?>>send(carried.address(), carried.command(), patience)
        .map(CarriedReply::new)
        .otherwise(Gate::unanswered)
        .onSuccess(reply -> answer(envelope, reply))
        .onComplete(done -> inProgress.decrementAndGet());
  }

  private void answer(Envelope request, CarriedReply reply) {
    Envelope envelope = seal.next(Kind.REPLY, request.number(), Duration.ZERO);
    post.send(request.sender(), seal.seal(envelope, request.sender(), written(reply)));
  }

  private Buffer written(CarriedReply reply) {
    try {
      return reply.write(codec);
    } catch (RuntimeException unwritable) {
      faults.failed("writing an answer", unwritable);
      return failed().write(codec);
    }
  }

  private static CarriedReply unanswered(Throwable failure) {
    return LocalCommands.servedByNobody(failure) ? new CarriedReply(null) : failed();
  }

  private static CarriedReply failed() {
    return new CarriedReply(new Refused<>(new Failed("no answer in time")));
  }
}
