package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real process under load, at a random moment, and starts it again on what is left.
 *
 * <p>System properties: {@code crash.rounds} (3), {@code crash.seed} (random).
 */
final class CrashIT {

  private static final int DOCUMENTS = 12;
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int MORE = 50;
  private static final Duration SOON = Duration.ofSeconds(60);

  private enum Victim {
    EVERYTHING,
    POSTGRES,
    SERVICE
  }

  @TempDir private Path directory;

  @Test
  void everythingAcknowledgedSurvivesAndNothingIsHalfDone() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Victim victim = Victim.values()[round % Victim.values().length];
      int moment = 50 + random.nextInt(400);

      List<Attempt> attempts = crash(victim, moment);

      try (ServeProcess again = ServeProcess.start(directory)) {
        String description = "round %d, %s, seed %d".formatted(round, victim, SEED);
        assertThat(attempts).as(description).anyMatch(Attempt::acknowledged);
        assertRight(again.admin(), attempts);
      }
    }
  }

  private List<Attempt> crash(Victim victim, int moment) throws Exception {
    try (ServeProcess service = ServeProcess.start(directory)) {
      Load load = Load.on(service.admin(), DOCUMENTS);
      await().atMost(SOON).until(() -> load.acknowledged() >= moment);
      kill(service, victim);
      if (victim == Victim.POSTGRES) {
        awaitRecovery(load);
      }
      return load.stop();
    }
  }

  /** The service starts its database again by itself. */
  private static void awaitRecovery(Load load) {
    await().atMost(SOON).until(() -> load.failed() > 0);
    int before = load.acknowledged();
    await().atMost(SOON).until(() -> load.acknowledged() >= before + MORE);
  }

  private static void kill(ServeProcess service, Victim victim) throws IOException {
    switch (victim) {
      case EVERYTHING -> service.killEverything();
      case POSTGRES -> service.killPostgres();
      case SERVICE -> service.killService();
    }
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
    Answer answer = attempt.operation().send(caller).join();
    if (attempt.acknowledged()) {
      assertThat(answer).hasToString(String.valueOf(attempt.answer()));
      assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
    }
    return new Attempt(attempt.operation(), answer);
  }
}
