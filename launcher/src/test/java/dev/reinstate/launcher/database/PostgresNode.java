package dev.reinstate.launcher.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL server on files that are there already. */
final class PostgresNode {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Path cluster;
  private final int port;
  private final String password;
  private final Postmaster postmaster;

  private PostgresNode(Path cluster, int port, String password, Postmaster postmaster) {
    this.cluster = cluster;
    this.port = port;
    this.password = password;
    this.postmaster = postmaster;
  }

  /** Returns when it answers; as a standby, if the files say so. */
  static PostgresNode start(
      Binaries binaries, ServerUser user, Path cluster, int port, String password)
      throws IOException, InterruptedException {
    List<String> server = new ArrayList<>(Postmaster.server(binaries, cluster, port));
    // Without fsync: the machine does not crash.
    for (String setting : List.of("fsync=off", "shared_buffers=32MB", "wal_keep_size=512MB")) {
      server.addAll(List.of("-c", setting));
    }
    Path logs = Files.createDirectories(cluster.resolveSibling("logs-" + port));
    Postmaster postmaster = Postmaster.launch(server, user, new ServerLog(logs));
    PostgresNode node = new PostgresNode(cluster, port, password, postmaster);
    await().atMost(SOON).ignoreExceptions().until(() -> node.ask("select 1").equals("1"));
    return node;
  }

  Path cluster() {
    return cluster;
  }

  int port() {
    return port;
  }

  Connection connect() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser(EmbeddedDatabase.NAME);
    source.setPassword(password);
    return source.getConnection();
  }

  /** The one value that a statement answers with. */
  String ask(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  /** Sets one of its own settings, or several; nothing else may be in the file of these. */
  void set(String... settings) throws IOException, SQLException {
    Files.write(cluster.resolve("postgresql.auto.conf"), List.of(settings));
    ask("select pg_reload_conf()");
  }

  /** SIGKILL, for its main process and all others; nothing if it has ended. */
  void kill() throws InterruptedException {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    postmaster.awaitEnd();
    await().atMost(SOON).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** SIGSTOP: it keeps its connections, and takes new ones, but says nothing. */
  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT. */
  void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** The main process first, so that no other is added meanwhile. */
  private void signal(String signal) throws IOException, InterruptedException {
    for (ProcessHandle process : processes()) {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.of(postmaster.pid()).stream()
        .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
        .toList();
  }
}
