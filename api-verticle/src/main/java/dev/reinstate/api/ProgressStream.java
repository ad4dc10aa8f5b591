package dev.reinstate.api;

import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestoreStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One stream of how far a restore of a space is: an event whenever that has changed, as far as the
 * caller keeps up, a last one when it is over, and the end. For use on one event loop.
 */
final class ProgressStream implements LiveStream {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration READ_EVERY = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Clock clock;
  private final ProgressSubscription subscription;
  private final Outlet outlet;
  private final Consumer<LiveStream> onEnd;

  /** What the caller knows. */
  private SpaceRestore told;

  private long lastWrite = System.nanoTime();

  ProgressStream(
      Vertx vertx,
      Clock clock,
      ProgressSubscription subscription,
      Outlet outlet,
      Consumer<LiveStream> onEnd) {
    this.vertx = vertx;
    this.clock = clock;
    this.subscription = subscription;
    this.outlet = outlet;
    this.onEnd = onEnd;
    told = subscription.first();
  }

  @Override
  public void begin() {
    outlet.onGone(() -> onEnd.accept(this));
    tell(ServerSentEvents.opening(), subscription.first());
  }

  /** How far a restore is, is no commit; that is asked from time to time. */
  @Override
  public void wakeUp() {}

  @Override
  public void look() {
    if (!clock.instant().isBefore(subscription.expiresAt())) {
      end();
    } else if (!outlet.isWaiting() && System.nanoTime() - lastWrite >= HEARTBEAT.toNanos()) {
      write(ServerSentEvents.heartbeat());
    }
  }

  @Override
  public void end() {
    onEnd.accept(this);
    outlet.stop();
  }

  private void rest(Duration time) {
    vertx.setTimer(time.toMillis(), over -> read());
  }

  private void read() {
    if (outlet.isOpen()) {
      subscription.reader().read().onSuccess(this::received).onFailure(broken -> rest(RETRY));
    }
  }

  private void received(Reply<SpaceRestore> reply) {
    switch (reply) {
      case Done<SpaceRestore>(SpaceRestore restore, boolean replayed) -> received(restore);
      case Refused<SpaceRestore>(Unavailable later) -> rest(RETRY);
      case Refused<SpaceRestore>(Failed fault) -> rest(RETRY);
      case Refused<SpaceRestore> forGood -> end();
    }
  }

  private void received(SpaceRestore restore) {
    if (restore.equals(told)) {
      rest(READ_EVERY);
    } else {
      tell(Buffer.buffer(), restore);
    }
  }

  private void tell(Buffer before, SpaceRestore restore) {
    told = restore;
    boolean over = restore.status() != SpaceRestoreStatus.RUNNING;
    Buffer json = JsonBuffer.of(generator -> SpaceRestoreJson.write(generator, restore));
    String type = over ? restore.status().word() : "progress";
    write(before.appendBuffer(ServerSentEvents.event(type, json)))
        .onSuccess(
            taken -> {
              if (over) {
                end();
              } else {
                rest(READ_EVERY);
              }
            })
        .onFailure(broken -> end());
  }

  private Future<Void> write(Buffer piece) {
    lastWrite = System.nanoTime();
    return outlet.write(piece);
  }
}
