package dev.reinstate.platform.database;

import io.vertx.pgclient.PgConnectOptions;
import java.time.Instant;
import java.util.Set;

/**
 * The server that takes writes, as it was when it was asked.
 *
 * @param host where it is
 * @param timeline rises with each promotion, so of two that both take writes the one with the
 *     higher number is the one that was promoted
 * @param started when the server was started
 * @param atWork the processes of it that were doing something for a connection
 */
record Primary(PgConnectOptions host, long timeline, Instant started, Set<Integer> atWork) {

  /** Whether it is the same run of the same server, so that connections to one are to the other. */
  boolean isSame(Primary other) {
    return host.equals(other.host) && timeline == other.timeline && started.equals(other.started);
  }
}
