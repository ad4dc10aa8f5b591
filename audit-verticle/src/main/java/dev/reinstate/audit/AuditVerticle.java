package dev.reinstate.audit;

import dev.reinstate.platform.Bus;
import dev.reinstate.platform.EventLog;
import dev.reinstate.platform.LogFollower;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Follows the log at a position of its own and counts what it has seen. None of it is in the path
 * of a request.
 */
public final class AuditVerticle extends VerticleBase {
  private final EventLog log;
  private final Bus bus;

  /** Reads from the given log. */
  public AuditVerticle(EventLog log, Bus bus) {
    this.log = log;
    this.bus = bus;
  }

  @Override
  public Future<?> start() {
    return new LogFollower(vertx, log, "audit", new SeenEvents()::count).start(bus);
  }
}
