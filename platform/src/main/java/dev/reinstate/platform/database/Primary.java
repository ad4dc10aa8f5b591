package dev.reinstate.platform.database;

import io.vertx.pgclient.PgConnectOptions;
import java.time.Instant;

/**
 * The server that takes writes, as it was when it was asked.
 *
 * @param host where it is
 * @param timeline rises with each promotion, so of two that both take writes the one with the
 *     higher number is the one that was promoted
 * @param started when the server was started
 */
record Primary(PgConnectOptions host, long timeline, Instant started) {

  /** Whether it is the same database server, perhaps started anew. */
  boolean isAt(Primary other) {
    return host.equals(other.host) && timeline == other.timeline;
  }
}
