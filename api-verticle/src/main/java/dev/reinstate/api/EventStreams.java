package dev.reinstate.api;

import dev.reinstate.platform.Bus;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The event streams of one instance of the verticle. For use on its event loop. */
final class EventStreams {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Bus bus;
  private final Clock clock;
  private final Set<EventStream> open = new HashSet<>();
  private boolean closed;

  EventStreams(Vertx vertx, Bus bus, Clock clock) {
    this.vertx = vertx;
    this.bus = bus;
    this.clock = clock;
  }

  /** Wakes the streams up from now on, until the verticle is undeployed. */
  void start() {
    bus.onCommitted(() -> List.copyOf(open).forEach(EventStream::wakeUp));
    vertx.setPeriodic(LOOK_EVERY.toMillis(), tick -> List.copyOf(open).forEach(EventStream::look));
  }

  /** Begins a stream. */
  void open(EventSubscription subscription, Outlet outlet) {
    if (closed) {
      outlet.stop();
      return;
    }
    var stream = new EventStream(vertx, clock, subscription, outlet, open::remove);
    open.add(stream);
    stream.begin();
  }

  /** Ends all streams, and those to come. */
  void close() {
    closed = true;
    List.copyOf(open).forEach(EventStream::end);
  }
}
