package dev.reinstate.platform.database;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections that are open, so that they can be cut. When the driver closes one, it says so to
 * the server and waits until that has closed it: a server that hangs never does, and so nobody who
 * waits for an answer over it would ever get one. Safe for use from any thread.
 */
final class OpenConnections {
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();

  /** It is forgotten when it ends. */
  void add(SqlConnection connection) {
    Channel channel = channel(connection);
    open.add(channel);
    channel.closeFuture().addListener(closed -> open.remove(channel));
  }

  /** What is under way on any fails at once. */
  void cut() {
    open.forEach(OpenConnections::cut);
  }

  static void cut(SqlConnection connection) {
    cut(channel(connection));
  }

  /** Past the driver's part of the channel, which would begin to wait. */
  private static void cut(Channel channel) {
    ChannelFuture unused = channel.pipeline().firstContext().close();
  }

  private static Channel channel(SqlConnection connection) {
    var driver = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
    return driver.socket().channelHandlerContext().channel();
  }
}
