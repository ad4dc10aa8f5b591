package dev.reinstate.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose callers do not get on: those that take too long for the whole head of a
 * request, counted from the answer before it, or between that and its whole body, however steadily
 * they drip. For use on one event loop.
 */
final class Connections implements Handler<HttpConnection> {

  private final Map<HttpConnection, Watch> watches = new HashMap<>();
  private final ConnectionLimit limit;
  private final long patience;
  private final long rest;

  /**
   * @param limit bounds how many there are; any more are closed at once
   * @param patience how long a caller may take for what he has to send
   * @param rest how long he may take from an answer to the whole head of the next request
   */
  Connections(ConnectionLimit limit, Duration patience, Duration rest) {
    this.limit = limit;
    this.patience = patience.toNanos();
    this.rest = rest.toNanos();
  }

  @Override
  public void handle(HttpConnection connection) {
    Channel channel = ((HttpServerConnection) connection).channelHandlerContext().channel();
    if (!limit.enter()) {
      var unused = channel.close();
      return;
    }
    watches.put(connection, new Watch(patience));
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
    turn(connection, patience);
  }

  /** A request is complete: it is our turn. */
  void working(HttpConnection connection) {
    turn(connection, Watch.FOR_EVER);
  }

  /** A request has been answered: it is the caller's turn. */
  void answered(HttpConnection connection) {
    turn(connection, rest);
  }

  /**
   * Closes the connections of those who have been waited for too long, behind what they were sent.
   * Who has not taken that when this is called again is cut off.
   */
  void closeLate() {
    long now = System.nanoTime();
    List<Map.Entry<HttpConnection, Watch>> late =
        watches.entrySet().stream().filter(entry -> entry.getValue().isLate(now)).toList();
    late.forEach(entry -> entry.getValue().leave(entry.getKey()));
  }

  /**
   * Closes a connection at once. A usual close would first wait for the caller to take what he was
   * sent, for ever, and that of TLS for some seconds.
   */
  static void cut(HttpConnection connection) {
    ChannelHandlerContext context = ((HttpServerConnection) connection).channelHandlerContext();
    if (context.channel().isOpen()) {
      var unused =
          context.pipeline().firstContext().close(); // nothing is between it and the socket
    }
  }

  private void turn(HttpConnection connection, long nanos) {
    @Nullable Watch watch = watches.get(connection);
    if (watch != null && !watch.isLeft) {
      watch.patience = nanos;
      watch.since = System.nanoTime();
    }
  }

  private static final class Watch {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private long patience;
    private long since = System.nanoTime();
    private boolean isLeft;

    Watch(long patience) {
      this.patience = patience;
    }

    boolean isLate(long now) {
      return now - since > patience;
    }

    void leave(HttpConnection connection) {
      if (isLeft) {
        cut(connection);
      } else {
        isLeft = true;
        connection.close();
      }
    }
  }
}
