package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.trouble.Operation.Flaw;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail after a sudden death; see {@link CrashRounds}. */
final class AuditCrashIT {

  private static final int DOCUMENTS = 12;

  @TempDir private Path directory;

  @Test
  void everyChangeAndEveryRefusalThatWasAnsweredHasExactlyOneEntry() throws Exception {
    CrashRounds rounds =
        new CrashRounds(directory, caller -> Load.withRefusalsOn(caller, DOCUMENTS), "audit");

    rounds.run(AuditCrashIT::assertAudited);
  }

  private static void assertAudited(Caller admin, List<Attempt> attempts, Outage outage) {
    assertThat(attempts).anyMatch(Attempt::refused);
    assertThat(attempts)
        .filteredOn(Attempt::acknowledged)
        .allMatch(attempt -> attempt.operation().flaw() == Flaw.NONE);

    AuditedAttempts audited = AuditedAttempts.read(admin);

    audited.assertDense();
    audited.assertTells(History.read(admin));
    audited.assertTells(attempts, outage);
  }
}
