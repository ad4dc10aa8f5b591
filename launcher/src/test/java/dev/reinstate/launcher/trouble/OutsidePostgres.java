package dev.reinstate.launcher.trouble;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A PostgreSQL that the service does not own: it can go away, and come back at the same place. */
final class OutsidePostgres implements AutoCloseable {

  private final Path directory;
  private final String host;
  private final int port;
  private EmbeddedPostgres server;

  private OutsidePostgres(Path directory, String host, int port) throws IOException {
    this.directory = directory;
    this.host = host;
    this.port = port;
    this.server = launch(directory, host, port);
  }

  static OutsidePostgres start(Path directory) throws IOException {
    return start(directory, "127.0.0.1");
  }

  /** At an address of this machine, where everybody is let in who reaches it. */
  static OutsidePostgres start(Path directory, String host) throws IOException {
    return new OutsidePostgres(directory, host, freePort());
  }

  String uri() {
    return "postgresql://postgres:postgres@" + host + ":" + port + "/postgres";
  }

  /** Ends all sessions and stops. */
  void stop() throws IOException {
    server.close();
  }

  /** Starts it again after {@link #stop}. */
  void startAgain() throws IOException {
    server = launch(directory, host, port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** Without fsync: the machine does not crash. */
  private static EmbeddedPostgres launch(Path directory, String host, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "off")
        .setServerConfig("listen_addresses", "localhost," + host)
        .setDataDirectoryCustomizer(data -> letIn(data.toPath(), host))
        .start();
  }

  private static void letIn(Path directory, String host) {
    try {
      Files.writeString(
          directory.resolve("pg_hba.conf"),
          "host all all %s/24 trust\n".formatted(host),
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
