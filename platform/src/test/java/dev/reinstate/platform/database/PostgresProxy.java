package dev.reinstate.platform.database;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between a client and a server like a firewall that can lose what goes through it. */
final class PostgresProxy {
  private final NetClient client;
  private final NetServer server;
  private final URI database;
  private final Set<AtomicBoolean> open = ConcurrentHashMap.newKeySet();

  private PostgresProxy(Vertx vertx, String uri) {
    database = URI.create(uri);
    client = vertx.createNetClient();
    server = vertx.createNetServer().connectHandler(this::connect);
  }

  static PostgresProxy before(Vertx vertx, String uri) throws Exception {
    var proxy = new PostgresProxy(vertx, uri);
    proxy
        .server
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
    return proxy;
  }

  /** The same database, by way of here. */
  String uri() {
    return database
        .toString()
        .replace(":" + database.getPort() + "/", ":" + server.actualPort() + "/");
  }

  /** From now on nothing gets through, in either direction, over the connections made so far. */
  void loseConnections() {
    open.forEach(passes -> passes.set(false));
  }

  private void connect(NetSocket caller) {
    caller.pause();
    client
        .connect(database.getPort(), database.getHost())
        .onSuccess(
            called -> {
              var passes = new AtomicBoolean(true);
              open.add(passes);
              pass(caller, called, passes);
              pass(called, caller, passes);
              caller.resume();
            });
  }

  private static void pass(NetSocket from, NetSocket to, AtomicBoolean passes) {
    from.handler(
        bytes -> {
          if (passes.get()) {
            to.write(bytes);
          }
        });
    from.closeHandler(
        closed -> {
          if (passes.get()) {
            to.close();
          }
        });
  }
}
