package dev.reinstate.api;

import dev.reinstate.contracts.EventPage;
import dev.reinstate.contracts.EventPage.PositionedEvent;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One stream of events. It asks for a page only when the caller has taken the one before: at once
 * if more are waiting, else when it is woken up. For use on one event loop.
 */
final class EventStream implements LiveStream {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration REST = Duration.ofMillis(50);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Clock clock;
  private final Outlet outlet;
  private final Consumer<LiveStream> onEnd;
  private final EventSubscription subscription;
  private String position;

  /** The position that the caller knows. */
  private String told;

  private long lastWrite = System.nanoTime();

  /** From a question until its answer has been taken. */
  private boolean busy;

  private boolean resting;
  private boolean awake;
  private boolean more;

  EventStream(
      Vertx vertx,
      Clock clock,
      EventSubscription subscription,
      Outlet outlet,
      Consumer<LiveStream> onEnd) {
    this.vertx = vertx;
    this.clock = clock;
    this.outlet = outlet;
    this.onEnd = onEnd;
    this.subscription = subscription;
    position = subscription.first().position();
    told = position;
  }

  @Override
  public void begin() {
    outlet.onGone(() -> onEnd.accept(this));
    busy = true;
    EventPage first = subscription.first();
    Buffer opening = ServerSentEvents.opening();
    if (first.events().isEmpty()) { // else it is their ids that say where to come back to
      opening.appendBuffer(ServerSentEvents.position(position));
    }
    write(opening).onSuccess(taken -> deliver(first));
  }

  @Override
  public void wakeUp() {
    awake = true;
    proceed();
  }

  @Override
  public void look() {
    if (isExpired()) {
      end();
      return;
    }
    if (!outlet.isWaiting() && System.nanoTime() - lastWrite >= HEARTBEAT.toNanos()) {
      beat();
    }
    wakeUp();
  }

  @Override
  public void end() {
    onEnd.accept(this);
    outlet.stop();
  }

  private void proceed() {
    if (busy || resting || !(more || awake) || !outlet.isOpen()) {
      return;
    }
    busy = true;
    awake = false;
    subscription.pages().behind(position).onSuccess(this::received).onFailure(broken -> tryLater());
  }

  private void received(Reply<EventPage> reply) {
    switch (reply) {
      case Done<EventPage>(EventPage page, boolean replayed) -> deliver(page);
      case Refused<EventPage>(Unavailable later) -> tryLater();
      case Refused<EventPage>(Failed fault) -> tryLater();
      case Refused<EventPage> forGood -> end();
    }
  }

  private void deliver(EventPage page) {
    if (isExpired()) {
      end();
      return;
    }
    List<PositionedEvent> events = page.events();
    lastWrite = events.isEmpty() ? lastWrite : System.nanoTime();
    outlet
        .writeEach(events.iterator(), ServerSentEvents::append)
        .onSuccess(taken -> delivered(page))
        .onFailure(broken -> end());
  }

  private void delivered(EventPage page) {
    position = page.position();
    more = page.more();
    busy = false;
    if (!page.events().isEmpty()) {
      told = page.events().getLast().position();
    } else if (!more) {
      rest(REST);
    }
    proceed();
  }

  private void tryLater() {
    busy = false;
    awake = true;
    rest(RETRY);
  }

  private void rest(Duration time) {
    resting = true;
    vertx.setTimer(
        time.toMillis(),
        over -> {
          resting = false;
          proceed();
        });
  }

  private void beat() {
    Buffer beat = ServerSentEvents.heartbeat();
    // While nothing that the caller may see comes, the log moves on, and forgets where he was.
    if (!busy && !told.equals(position)) {
      beat.appendBuffer(ServerSentEvents.position(position));
      told = position;
    }
    write(beat);
  }

  private Future<Void> write(Buffer piece) {
    lastWrite = System.nanoTime();
    return outlet.write(piece);
  }

  private boolean isExpired() {
    return !clock.instant().isBefore(subscription.expiresAt());
  }
}
