package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents and their history after a sudden death; see {@link CrashRounds}. */
final class CrashIT {

  private static final int DOCUMENTS = 12;

  @TempDir private Path directory;

  @Test
  void everythingAcknowledgedSurvivesAndNothingIsHalfDone() throws Exception {
    CrashRounds rounds =
        new CrashRounds(directory, caller -> Load.on(caller, DOCUMENTS), "documents");

    rounds.run((admin, attempts, outage) -> assertRight(admin, attempts));
  }

  private static void assertRight(Caller caller, List<Attempt> attempts) {
    History.read(caller).assertHolds(attempts);
    Restored.assertRight(caller, attempts);

    List<Attempt> keyed = attempts.stream().filter(a -> a.operation().keyed()).toList();
    List<Attempt> repeated = keyed.stream().map(attempt -> repeat(caller, attempt)).toList();

    assertThat(repeated).allMatch(Attempt::acknowledged);
    History.read(caller).assertHolds(repeated);
  }

  /** The answer to what was acknowledged is the same again. */
  private static Attempt repeat(Caller caller, Attempt attempt) {
    long sent = System.nanoTime();
    Answer answer = attempt.operation().send(caller).join();
    if (attempt.acknowledged()) {
      assertThat(answer).hasToString(String.valueOf(attempt.answer()));
      assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
    }
    return new Attempt(attempt.operation(), answer, sent, System.nanoTime());
  }
}
