package dev.reinstate.launcher.trouble;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A PostgreSQL that the service does not own: it can go away, and come back at the same place. */
final class OutsidePostgres implements AutoCloseable {

  private final Path directory;
  private final int port;
  private EmbeddedPostgres server;

  private OutsidePostgres(Path directory, int port) throws IOException {
    this.directory = directory;
    this.port = port;
    this.server = launch(directory, port);
  }

  static OutsidePostgres start(Path directory) throws IOException {
    return new OutsidePostgres(directory, freePort());
  }

  String uri() {
    return "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres";
  }

  /** Ends all sessions and stops. */
  void stop() throws IOException {
    server.close();
  }

  /** Starts it again after {@link #stop}. */
  void startAgain() throws IOException {
    server = launch(directory, port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** Without fsync: the machine does not crash. */
  private static EmbeddedPostgres launch(Path directory, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "off")
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
