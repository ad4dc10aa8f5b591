package dev.reinstate.hooks;

import dev.reinstate.platform.Bus;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.log.LogFollower;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Follows the log at a position of its own and counts what it has seen. None of it is in the path
 * of a request.
 */
public final class HooksVerticle extends VerticleBase {
  private final EventLog log;
  private final Bus bus;

  /** Reads from the given log. */
  public HooksVerticle(EventLog log, Bus bus) {
    this.log = log;
    this.bus = bus;
  }

  @Override
  public Future<?> start() {
    return new LogFollower(vertx, log.withoutStates(), "hooks", new SeenEvents()::count).start(bus);
  }
}
