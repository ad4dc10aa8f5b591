package dev.reinstate.launcher.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Starts the server and waits until it accepts connections. What passes by itself is tried again: a
 * port that somebody else was quicker to take, and sessions of a killed predecessor that have not
 * noticed its end yet.
 */
record ServerStart(
    Binaries binaries, ServerUser user, Path cluster, String password, ServerLog log, PgCtl pgCtl) {

  private static final int ATTEMPTS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

  private static final int ANY_FREE = 0;

  /**
   * Starts it at a port that is free.
   *
   * @throws StartupException with the server's own complaint
   */
  RunningServer run() throws IOException, InterruptedException {
    return runAt(ANY_FREE);
  }

  /** Starts it at this port. */
  RunningServer runAt(int port) throws IOException, InterruptedException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      log.forget();
      RunningServer server = launch(port == ANY_FREE ? freePort() : port);
      if (acceptsConnections(server)) {
        return server;
      }
      if (!log.mentions("Address already in use") && !log.mentions("is still in use")) {
        break;
      }
      Thread.sleep(PAUSE_AFTER_FAILURE);
    }
    throw new StartupException("the embedded PostgreSQL does not start: " + log.summary());
  }

  private RunningServer launch(int port) throws IOException, InterruptedException {
    StalePostmaster.clear(cluster, pgCtl);
    Postmaster postmaster =
        Postmaster.launch(Postmaster.server(binaries, cluster, port), user, log);
    return new RunningServer(postmaster, port, pgCtl);
  }

  /** False if the server ended instead. */
  private boolean acceptsConnections(RunningServer server)
      throws IOException, InterruptedException {
    ServerProbe probe = new ServerProbe(server.port(), password);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      while (server.postmaster().isAlive()) {
        if (probe.succeeds()) {
          return true;
        }
        if (System.nanoTime() - deadline > 0) {
          throw new StartupException(
              "the embedded PostgreSQL is not up after "
                  + LIMIT.toSeconds()
                  + " s: "
                  + log.summary());
        }
        Thread.sleep(PAUSE);
      }
      return false;
    } catch (InterruptedException | RuntimeException failure) {
      server.stop();
      throw failure;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
