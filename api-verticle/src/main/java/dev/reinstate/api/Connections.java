package dev.reinstate.api;

import io.netty.channel.Channel;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose callers do not get on: those that take too long between one answer and
 * the whole head of the next request, or between that and its whole body, however steadily they
 * drip. For use on one event loop.
 */
final class Connections implements Handler<HttpConnection> {

  private final Map<HttpConnection, Watch> watches = new HashMap<>();
  private final ConnectionLimit limit;
  private final long patienceNanos;

  /**
   * @param limit bounds how many there are; any more are closed at once
   */
  Connections(ConnectionLimit limit, Duration patience) {
    this.limit = limit;
    patienceNanos = patience.toNanos();
  }

  @Override
  public void handle(HttpConnection connection) {
    Channel channel = ((HttpServerConnection) connection).channelHandlerContext().channel();
    if (!limit.enter()) {
      var unused = channel.close();
      return;
    }
    watches.put(connection, new Watch());
    // Not the handler of Vert.x, which is not called when it is closed already.
    channel
        .closeFuture()
        .addListener(
            closed -> {
              watches.remove(connection);
              limit.leave();
            });
  }

  /** The head of a request has arrived. */
  void receiving(HttpConnection connection) {
    turn(connection, true);
  }

  /** A request is complete: it is our turn. */
  void working(HttpConnection connection) {
    turn(connection, false);
  }

  /** A request has been answered: it is the caller's turn. */
  void answered(HttpConnection connection) {
    turn(connection, true);
  }

  /** Closes the connections of those who have been waited for too long. */
  void closeLate() {
    long now = System.nanoTime();
    List<HttpConnection> late =
        watches.entrySet().stream()
            .filter(entry -> entry.getValue().isLate(now, patienceNanos))
            .map(Map.Entry::getKey)
            .toList();
    late.forEach(HttpConnection::close);
  }

  private void turn(HttpConnection connection, boolean callersTurn) {
    @Nullable Watch watch = watches.get(connection);
    if (watch != null) {
      watch.callersTurn = callersTurn;
      watch.since = System.nanoTime();
    }
  }

  private static final class Watch {
    private boolean callersTurn = true;
    private long since = System.nanoTime();

    boolean isLate(long now, long patience) {
      return callersTurn && now - since > patience;
    }
  }
}
