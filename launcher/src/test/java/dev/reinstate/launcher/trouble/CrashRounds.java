package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Kills the real process under load, at a random moment, and starts it again on what is left; again
 * and again.
 *
 * <p>System properties: {@code crash.rounds} (3), {@code crash.seed} (random), {@code crash.report}
 * (a directory for a table of the rounds; none).
 */
final class CrashRounds {

  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int MORE = 50;
  private static final Duration SOON = Duration.ofSeconds(60);

  private enum Victim {
    EVERYTHING,
    POSTGRES,
    SERVICE
  }

  /** What is asserted of each round, with the service running again. */
  interface Check {
    void check(Caller admin, List<Attempt> attempts, Outage outage);
  }

  private final Path directory;
  private final Function<Caller, Load> begin;
  private final CrashReport report;

  /**
   * Takes what does not differ from round to round.
   *
   * @param directory where the service keeps its data; empty before the first round
   * @param begin puts a load on a service
   * @param name of the table
   */
  CrashRounds(Path directory, Function<Caller, Load> begin, String name) {
    this.directory = directory;
    this.begin = begin;
    this.report = CrashReport.named(name);
  }

  void run(Check check) throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Victim victim = Victim.values()[round % Victim.values().length];
      Crash crash = crash(victim, 50 + random.nextInt(400));
      try (ServeProcess again = ServeProcess.start(directory)) {
        String description = "round %d, %s, seed %d".formatted(round, victim, SEED);
        assertThat(crash.attempts()).as(description).anyMatch(Attempt::acknowledged);
        try {
          check.check(again.admin(), crash.attempts(), crash.outage());
        } catch (AssertionError wrong) {
          throw new AssertionError(description, wrong);
        }
      }
      report.add(round, victim.name(), SEED, crash.attempts());
    }
  }

  private record Crash(List<Attempt> attempts, Outage outage) {}

  private Crash crash(Victim victim, int moment) throws Exception {
    try (ServeProcess service = ServeProcess.start(directory)) {
      Load load = begin.apply(service.admin());
      await().atMost(SOON).until(() -> load.acknowledged() >= moment);
      long before = System.nanoTime();
      kill(service, victim);
      if (victim != Victim.POSTGRES) {
        return new Crash(load.stop(), Outage.NONE);
      }
      awaitRecovery(load);
      Outage outage = new Outage(before, System.nanoTime());
      awaitMore(load);
      return new Crash(load.stop(), outage);
    }
  }

  /** The service starts its database again by itself. */
  private static void awaitRecovery(Load load) {
    await().atMost(SOON).until(() -> load.failed() > 0);
    awaitMore(load);
  }

  private static void awaitMore(Load load) {
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
}
