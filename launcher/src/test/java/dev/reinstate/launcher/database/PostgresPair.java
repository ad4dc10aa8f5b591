package dev.reinstate.launcher.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Two PostgreSQL servers at two places: a primary, and a standby that it streams to and waits for
 * with every commit.
 */
public final class PostgresPair implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** What belongs to one server alone, or comes by streaming. */
  private static final Set<String> NOT_COPIED =
      Set.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot", "standby.signal");

  private final Path directory;
  private final Binaries binaries;
  private final ServerUser user;
  private final String password;
  private final List<Integer> ports = List.of(freePort(), freePort());
  private PostgresNode primary;
  private PostgresNode standby;
  private int copies;

  private PostgresPair(Path directory) throws Exception {
    this.directory = directory;
    Path first = directory.resolve("0");
    Path passwordFile = directory.resolve("password");
    user = ServerUser.of(first);
    binaries = Binaries.unpack(ProgramCache.locate(directory, user));
    password = SecretFile.readOrCreate(passwordFile);
    Cluster.create(first, binaries, user, passwordFile);
    primary = start(first, ports.getFirst());
    standby = copyOfPrimary(ports.getLast());
  }

  /** Makes both below a directory that is empty. */
  public static PostgresPair start(Path directory) throws Exception {
    return new PostgresPair(directory);
  }

  /** Both places, whoever is the primary. */
  public String uri() {
    return uri("127.0.0.1:%d,127.0.0.1:%d".formatted(ports.getFirst(), ports.getLast()));
  }

  /** The place of the standby alone. */
  public String standbyUri() {
    return uri("127.0.0.1:" + standby.port());
  }

  private String uri(String hosts) {
    return "postgresql://%s:%s@%s/postgres".formatted(EmbeddedDatabase.NAME, password, hosts);
  }

  /** The one value that a statement answers with on the primary. */
  public String ask(String sql) throws SQLException {
    return primary.ask(sql);
  }

  /** SIGKILL for all processes of the primary. */
  public void killPrimary() throws InterruptedException {
    primary.kill();
  }

  /** SIGSTOP for all processes of the primary. */
  public void freezePrimary() throws IOException, InterruptedException {
    primary.freeze();
  }

  /** SIGCONT. */
  public void thawPrimary() throws IOException, InterruptedException {
    primary.thaw();
  }

  /** The standby becomes the primary; what was the primary is the standby in name only. */
  public void promote() throws SQLException {
    standby.ask("select pg_promote(true, 60)");
    PostgresNode before = primary;
    primary = standby;
    standby = before;
  }

  /** What was the primary before {@link #promote}, goes on, knowing nothing of it. */
  public void thawStandby() throws IOException, InterruptedException {
    standby.thaw();
  }

  /** The one value that a statement answers with on the other server. */
  public String askStandby(String sql) throws SQLException {
    return standby.ask(sql);
  }

  /** In the place of the standby, which has ended or is killed, comes a fresh one. */
  public void renewStandby() throws Exception {
    standby.kill();
    FileTree.delete(standby.cluster());
    standby = copyOfPrimary(standby.port());
  }

  /** From now on commits do not wait for the standby, which gets nothing more of them. */
  public void cutReplication() throws Exception {
    primary.set();
    standby.set();
    await()
        .atMost(SOON)
        .until(() -> primary.ask("select count(*) from pg_stat_replication").equals("0"));
  }

  private PostgresNode start(Path cluster, int port) throws IOException, InterruptedException {
    return PostgresNode.start(binaries, user, cluster, port, password);
  }

  /**
   * As pg_basebackup does it, which is not among the programs (PostgreSQL manual, "Making a Base
   * Backup Using the Low Level API").
   */
  private PostgresNode copyOfPrimary(int port) throws Exception {
    copies++;
    Path copy = directory.resolve(Integer.toString(copies));
    try (Connection connection = primary.connect();
        Statement backup = connection.createStatement()) {
      backup.execute("select pg_backup_start('copy', true)");
      copy(primary.cluster(), copy);
      ResultSet stopped = backup.executeQuery("select labelfile from pg_backup_stop(false)");
      stopped.next();
      Files.writeString(copy.resolve("backup_label"), stopped.getString(1));
    }
    Files.createDirectories(copy.resolve("pg_wal/archive_status"));
    Files.createDirectory(copy.resolve("pg_replslot"));
    Files.createFile(copy.resolve("standby.signal"));
    Files.writeString(
        copy.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'\n"
            .formatted(primary.port(), EmbeddedDatabase.NAME, password));
    user.own(copy);
    PostgresNode node = start(copy, port);
    primary.set("synchronous_standby_names = '*'");
    await()
        .atMost(SOON)
        .until(
            () ->
                primary
                    .ask("select count(*) from pg_stat_replication where sync_state = 'sync'")
                    .equals("1"));
    return node;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : FileTree.list(from)) {
      Path relative = from.relativize(file);
      if (!NOT_COPIED.contains(relative.getName(0).toString())) {
        copyFile(file, to.resolve(relative.toString()));
      }
    }
  }

  /** The server goes on meanwhile, and removes files. */
  private static void copyFile(Path file, Path target) throws IOException {
    try {
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException removed) {
      if (Files.exists(file)) {
        throw removed;
      }
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      primary.kill();
      standby.kill();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
