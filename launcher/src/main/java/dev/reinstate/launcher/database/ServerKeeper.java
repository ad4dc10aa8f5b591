package dev.reinstate.launcher.database;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a server running until it is told to stop: one that ends by itself, killed for instance by
 * a system short of memory, is started again at the same port, where its clients will look for it.
 */
final class ServerKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(ServerKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ServerStart start;
  private final int port;
  private RunningServer server;
  private boolean stopping;

  private ServerKeeper(ServerStart start, RunningServer server) {
    this.start = start;
    this.server = server;
    this.port = server.port();
  }

  /** Returns when the server accepts connections. */
  static ServerKeeper start(ServerStart start) throws IOException, InterruptedException {
    ServerKeeper keeper = new ServerKeeper(start, start.run());
    Thread.ofPlatform().daemon().name("postgres-keeper").start(keeper::keep);
    return keeper;
  }

  int port() {
    return port;
  }

  synchronized long pid() {
    return server.pid();
  }

  /** Returns when the server has ended; from now on it stays so. */
  synchronized void stop() throws IOException, InterruptedException {
    stopping = true;
    notifyAll();
    server.stop();
  }

  private void keep() {
    try {
      RunningServer watched = current();
      while (watched != null) {
        watched.postmaster().awaitEnd();
        watched = startAgain();
      }
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized RunningServer current() {
    return server;
  }

  /** Null when it is to stay ended. */
  private synchronized @Nullable RunningServer startAgain() throws InterruptedException {
    while (!stopping) {
      LOG.error("PostgreSQL has ended by itself and is started again");
      try {
        server = start.runAt(port);
        return server;
      } catch (IOException | StartupException failure) {
        LOG.error("PostgreSQL did not come back: {}", failure.getMessage());
        wait(PAUSE.toMillis());
      }
    }
    return null;
  }
}
