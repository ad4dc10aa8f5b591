package dev.reinstate.platform.database;

import io.netty.channel.Channel;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that are open, so that they can be cut. When the driver closes one, it says so to
 * the server and waits until that has closed it: a server that hangs never does, and so nobody who
 * waits for an answer over it would ever get one. Safe for use from any thread.
 */
final class OpenConnections {
  private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

  private final Set<OpenConnection> open = ConcurrentHashMap.newKeySet();
  private final Duration patience;

  /**
   * Begins with none.
   *
   * @param patience how long an answer may take before the server is asked whether there will be
   *     one
   */
  OpenConnections(Duration patience) {
    this.patience = patience;
  }

  /** It is forgotten when it ends. */
  OpenConnection add(SqlConnection connection) {
    Channel channel = channel(connection);
    OpenConnection added = OpenConnection.of(channel);
    open.add(added);
    channel.closeFuture().addListener(closed -> open.remove(added));
    return added;
  }

  /** What is under way on any fails at once. */
  void cut() {
    open.forEach(OpenConnection::cut);
  }

  /** Whether any has been waiting for an answer for too long. */
  boolean isAnyWaiting() {
    return open.stream().anyMatch(connection -> connection.isWaiting(patience));
  }

  /**
   * Cuts those that wait for nothing: what was between here and the server has lost them, without a
   * word to either. Then the idle ones too, which went the same way.
   *
   * @param atWork the processes of the server that do something
   */
  void cutForgotten(Set<Integer> atWork) {
    List<OpenConnection> forgotten =
        those(connection -> connection.isWaiting(patience) && connection.isForgotten(atWork));
    if (!forgotten.isEmpty()) {
      LOG.warn("{} connections to the database had died without a word", forgotten.size());
      forgotten.forEach(OpenConnection::cut);
      those(connection -> connection.isIdle(patience)).forEach(OpenConnection::cut);
    }
  }

  private List<OpenConnection> those(Predicate<OpenConnection> which) {
    return open.stream().filter(which).toList();
  }

  private static Channel channel(SqlConnection connection) {
    var driver = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
    return driver.socket().channelHandlerContext().channel();
  }
}
