package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.launcher.ChildJvm;
import dev.reinstate.launcher.Main;
import dev.reinstate.launcher.journey.AuditTrail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./reinstate audit verify}: on what a service has left, and beside a running one. */
final class AuditCommandIT {

  private static final int ENTRIES = 5;
  private static final String EDIT = "update audit.entry set user_id = 'mallory' where seq = 3";

  /** The last two entries, and all that tells in the database that there were more. */
  private static final String CUT =
      """
      delete from audit.entry where seq > 3;
      update audit.chain set (seq, hash) = (select seq, hash from audit.entry where seq = 3);
      delete from audit.head where seq > 3;
      """;

  @TempDir private Path directory;

  @Test
  void aGoodTrailIsOneLineAndExitCode0BesideTheServiceAndAfterIt() throws Exception {
    ChildJvm.End beside;
    try (ServeProcess service = serve()) {
      beside = verify();
      service.process().terminate();
      service.process().end();
    }

    ChildJvm.End after = verify();

    assertThat(beside.exitCode()).isZero();
    assertThat(beside.output()).singleElement().asString().contains(ENTRIES + " entries");
    assertThat(after.exitCode()).isZero();
    assertThat(after.output()).isEqualTo(beside.output());
    assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void aTrailThatAKilledServiceLeftIsVerifiedToo() throws Exception {
    try (ServeProcess service = serve()) {
      service.killEverything();
    }

    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void theFirstBrokenEntryIsNamedWithExitCode1() throws Exception {
    ChildJvm.End beside;
    try (ServeProcess service = serve()) {
      tamper(service, EDIT);
      beside = verify();
      service.process().terminate();
      service.process().end();
    }

    ChildJvm.End after = verify();

    assertThat(beside.exitCode()).isEqualTo(1);
    assertThat(beside.output()).singleElement().asString().contains("3", "edited");
    assertThat(after.exitCode()).isEqualTo(1);
    assertThat(after.output()).isEqualTo(beside.output());
  }

  @Test
  void aCutTailIsFoundByTheChangesThatHaveNoEntry() throws Exception {
    try (ServeProcess service = serve()) {
      tamper(service, CUT);

      ChildJvm.End end = verify();

      assertThat(end.exitCode()).isEqualTo(1);
      assertThat(end.output()).singleElement().asString().contains("entry 4, cut");
    }
  }

  @Test
  void theDatabaseCanBeNamed() throws Exception {
    try (ServeProcess service = serve()) {
      ChildJvm.End end = verify("--postgres", service.uri());

      assertThat(end.exitCode()).as("%s", end).isZero();
      assertThat(end.output()).singleElement().asString().contains(ENTRIES + " entries");
    }
  }

  @Test
  void aHeadThatWasKeptIsLookedFor() throws Exception {
    try (ServeProcess service = serve()) {
      String hash = service.admin().get("/_audit/4").json().path("hash").asText();

      assertThat(verify("--head", "4:" + hash).exitCode()).isZero();
      ChildJvm.End another = verify("--head", "3:" + hash);

      assertThat(another.exitCode()).isEqualTo(1);
      assertThat(another.output()).singleElement().asString().contains("3", "forged");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data"})
  void whereNothingIsInstalledThereIsNothingToVerifyAndNothingIsMade(String made) throws Exception {
    Files.createDirectories(directory.resolve(made));

    ChildJvm.End end = verify();

    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.output()).isEmpty();
    assertThat(end.errors()).singleElement().asString().startsWith("reinstate audit verify: ");
    assertThat(directory.resolve("data/postgres")).doesNotExist();
    assertThat(directory.resolve("data/audit.pem")).doesNotExist();
  }

  @BeforeEach
  void configure() throws Exception {
    ServeProcess.configure(directory);
  }

  /** With this number of entries in its trail. */
  private ServeProcess serve() throws Exception {
    ServeProcess service = ServeProcess.start(directory);
    IntStream.range(1, ENTRIES).forEach(n -> service.admin().post("/items", "{}"));
    new AuditTrail(service.admin()).settle("/items");
    return service;
  }

  private static void tamper(ServeProcess service, String sql) throws Exception {
    try (Connection postgres = DriverManager.getConnection(service.jdbcUrl());
        Statement statement = postgres.createStatement()) {
      statement.execute(sql);
    }
  }

  private ChildJvm.End verify(Object... more) throws Exception {
    Object[] arguments = new Object[more.length + 2];
    arguments[0] = "audit";
    arguments[1] = "verify";
    System.arraycopy(more, 0, arguments, 2, more.length);
    try (ChildJvm child = ChildJvm.start(Main.class, directory, arguments)) {
      return child.end();
    }
  }
}
