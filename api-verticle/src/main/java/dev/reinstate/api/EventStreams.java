package dev.reinstate.api;

import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The streams of server-sent events of one instance of the verticle. For use on its event loop. */
final class EventStreams {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Bus bus;
  private final Clock clock;
  private final Set<LiveStream> open = new HashSet<>();
  private boolean closed;

  EventStreams(Vertx vertx, Bus bus, Clock clock) {
    this.vertx = vertx;
    this.bus = bus;
    this.clock = clock;
  }

  /** Wakes the streams up from now on, until the verticle is undeployed. */
  void start() {
    bus.onCommitted(() -> List.copyOf(open).forEach(LiveStream::wakeUp));
    vertx.setPeriodic(LOOK_EVERY.toMillis(), tick -> List.copyOf(open).forEach(LiveStream::look));
  }

  /** Begins a stream of what happens. */
  void open(EventSubscription subscription, Outlet outlet) {
    begin(new EventStream(vertx, clock, subscription, outlet, open::remove), outlet);
  }

  /** Begins a stream of how far a restore of a space is. */
  void open(ProgressSubscription subscription, Outlet outlet) {
    begin(new ProgressStream(vertx, clock, subscription, outlet, open::remove), outlet);
  }

  private void begin(LiveStream stream, Outlet outlet) {
    if (closed) {
      outlet.stop();
      return;
    }
    open.add(stream);
    stream.begin();
  }

  /** Ends all streams, and those to come. */
  void close() {
    closed = true;
    List.copyOf(open).forEach(LiveStream::end);
  }
}
