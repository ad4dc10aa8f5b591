package dev.reinstate.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

class EmbeddedDatabaseIT {

  @TempDir Path directory;

  @Test
  void dataSurviveARestart() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      addRow(database.uri());
    }

    assertThat(rowsAfterStart()).isEqualTo(1);
  }

  @Test
  void aServerThatDiesIsStartedAgainAtTheSamePlaceWithAllThatWasCommitted() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      addRow(database.uri());

      kill(database.pid());

      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptionsInstanceOf(SQLException.class)
          .untilAsserted(() -> assertThat(rows(database)).isEqualTo(1));
    }
  }

  @Test
  void whatWasCommittedSurvivesTheSuddenDeathOfEverything() throws Exception {
    try (ChildJvm child = ChildJvm.start(DatabaseHolder.class, directory, directory)) {
      long server = Long.parseLong(child.nextLine());
      addRow(child.nextLine());
      child.kill();
      ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
    }

    assertThat(rowsAfterStart()).isEqualTo(1);
  }

  @Test
  void aServerLeftBehindIsStoppedBeforeANewOneStarts(@TempDir Path programs) throws Exception {
    // Without setpriv on the path, the server does not notice the death of its parent.
    Map<String, String> environment = Map.of("PATH", onlyWith(programs, "unshare", "id", "sh"));
    try (ChildJvm child = ChildJvm.start(DatabaseHolder.class, directory, environment, directory)) {
      ProcessHandle server = ProcessHandle.of(Long.parseLong(child.nextLine())).orElseThrow();
      addRow(child.nextLine());
      child.kill();
      assertThat(server.isAlive()).isTrue();

      assertThat(rowsAfterStart()).isEqualTo(1);
      assertThat(server.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void aServerEndsWithTheProcessItBelongsTo() throws Exception {
    try (ChildJvm child = ChildJvm.start(DatabaseHolder.class, directory, directory)) {
      ProcessHandle server = ProcessHandle.of(Long.parseLong(child.nextLine())).orElseThrow();

      child.kill();

      assertThat(server.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void aPidFileThatNamesAnotherProgramDoesNotKeepTheServerFromStarting() throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.start(directory);
    addRow(database.uri());
    Path pidFile = directory.resolve("postgres/postmaster.pid");
    List<String> stale = new ArrayList<>(Files.readAllLines(pidFile));
    database.close();
    try (ChildJvm somebodyElse = ChildJvm.start(Sleeper.class, directory)) {
      somebodyElse.nextLine();
      stale.set(0, Long.toString(somebodyElse.pid()));
      Files.write(pidFile, stale);

      assertThat(rowsAfterStart()).isEqualTo(1);
      assertThat(ProcessHandle.of(somebodyElse.pid())).isPresent();
    }
  }

  @Test
  void aDirectoryInUseByAnotherProcessIsRefused() throws Exception {
    try (ChildJvm child = ChildJvm.start(DatabaseHolder.class, directory, directory)) {
      child.nextLine();
      String uri = child.nextLine();

      assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("is in use by process " + child.pid());
      addRow(uri);
    }
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThatThrownBy(() -> connect(database, "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void noPasswordIsRefused() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThatThrownBy(() -> connect(database, null))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("no password was provided");
    }
  }

  @Test
  void nobodyElseCanReadThePasswordOrTheData() throws Exception {
    EmbeddedDatabase.start(directory).close();

    assertThat(mode("postgres.password")).isEqualTo("rw-------");
    assertThat(mode("postgres")).isEqualTo("rwx------");
  }

  @Test
  void commitsAreSyncedToDisk() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(setting(database, "fsync")).isEqualTo("on");
      assertThat(setting(database, "full_page_writes")).isEqualTo("on");
      assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
    }
  }

  @Test
  void itListensOnLoopbackAlone() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(database, "unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void aLostPasswordIsNamedAsTheReason() throws Exception {
    EmbeddedDatabase.start(directory).close();
    Files.delete(directory.resolve("postgres.password"));

    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("postgres.password is missing");
  }

  private long rowsAfterStart() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      return rows(database);
    }
  }

  private static long rows(EmbeddedDatabase database) throws SQLException {
    return Long.parseLong(query(database.uri(), "select count(*) from survivor"));
  }

  private static void addRow(String uri) throws SQLException {
    query(
        uri,
        "create table if not exists survivor (id int); insert into survivor values (1); select 1");
  }

  private static String setting(EmbeddedDatabase database, String name) throws SQLException {
    return query(database.uri(), "select current_setting('" + name + "')");
  }

  private static String query(String uri, String sql) throws SQLException {
    var source = (PGSimpleDataSource) DatabaseAddress.parse(uri).dataSource();
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
      while (statement.getResultSet() == null) {
        statement.getMoreResults();
      }
      statement.getResultSet().next();
      return statement.getResultSet().getString(1);
    }
  }

  private static void connect(EmbeddedDatabase database, @Nullable String password)
      throws SQLException {
    var source = (PGSimpleDataSource) DatabaseAddress.parse(database.uri()).dataSource();
    source.setPassword(password);
    source.getConnection().close();
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
  }

  private static void kill(long pid) throws Exception {
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().get(30, TimeUnit.SECONDS);
  }

  private static String onlyWith(Path directory, String... programs) throws IOException {
    for (String program : programs) {
      Path original = Path.of("/usr/bin", program);
      if (Files.isExecutable(original)) {
        Files.createSymbolicLink(directory.resolve(program), original);
      }
    }
    return directory.toString();
  }
}
