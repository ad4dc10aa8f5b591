package dev.reinstate.api;

import dev.reinstate.contracts.Chunk;
import io.vertx.core.http.HttpConnection;

/**
 * Tells a caller who takes his time over a body without an end in sight from one who is only held
 * up: every piece of it he sends gives him new patience. For use on one event loop.
 */
final class Pace {

  /**
   * He has to send so many bytes within the patience of {@link Connections}: whoever keeps this
   * pace completes a chunk before his upload is taken for given up.
   */
  static final int PIECE = Chunk.SIZE;

  private final Connections connections;
  private final HttpConnection connection;
  private int received;

  Pace(Connections connections, HttpConnection connection) {
    this.connections = connections;
    this.connection = connection;
  }

  /** It is his turn to send. */
  void waiting() {
    received = 0;
    connections.receiving(connection);
  }

  /** It is our turn: he is not waited for. */
  void working() {
    connections.working(connection);
  }

  /** He has sent something. */
  void received(int bytes) {
    received += bytes;
    if (received >= PIECE) {
      waiting();
    }
  }
}
