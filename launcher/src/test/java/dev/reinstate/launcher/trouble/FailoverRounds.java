package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.database.PostgresPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Takes the primary away under load, at a random moment, and promotes the standby; then makes a new
 * standby in the place of what was taken away, and takes the next one away.
 *
 * <p>System properties: {@code failover.rounds} (2), {@code failover.seed} (random), {@code
 * failover.report} (a directory for a table of the rounds; none).
 */
final class FailoverRounds {

  private static final int ROUNDS = Integer.getInteger("failover.rounds", 2);
  private static final long SEED = Long.getLong("failover.seed", System.nanoTime());
  private static final int DOCUMENTS = 12;
  private static final int MORE = 50;
  private static final Duration SOON = Duration.ofSeconds(60);

  /** What becomes of the primary. */
  private enum Fate {
    KILLED,
    HANGS
  }

  private final PostgresPair postgres;
  private final ServiceOnPostgres service;
  private final FailoverReport report = FailoverReport.wanted();

  FailoverRounds(PostgresPair postgres, ServiceOnPostgres service) {
    this.postgres = postgres;
    this.service = service;
  }

  void run() throws Exception {
    Random random = new Random(SEED);
    List<Attempt> all = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Fate fate = Fate.values()[round % Fate.values().length];
      if (round > 0) {
        postgres.renewStandby();
      }
      Failover failover = failover(fate, 50 + random.nextInt(400));
      all.addAll(failover.attempts());
      try {
        assertRight(failover, all);
      } catch (AssertionError wrong) {
        throw new AssertionError("round %d, %s, seed %d".formatted(round, fate, SEED), wrong);
      }
      report.add(round, fate.name(), SEED, failover);
    }
  }

  private Failover failover(Fate fate, int moment) throws Exception {
    Load load = Load.withRefusalsOn(service.admin(), DOCUMENTS);
    await().atMost(SOON).until(() -> load.acknowledged() >= moment);
    long gone = System.nanoTime();
    takeAway(fate);
    long promoted = System.nanoTime();
    postgres.promote();
    int before = load.acknowledged();
    await().atMost(SOON).until(() -> load.acknowledged() >= before + MORE);
    if (fate == Fate.HANGS) {
      comeBackAsIfNothingHadHappened(load);
    }
    return new Failover(load.stop(), gone, promoted, System.nanoTime());
  }

  private void takeAway(Fate fate) throws Exception {
    switch (fate) {
      case KILLED -> postgres.killPrimary();
      case HANGS -> postgres.freezePrimary();
    }
  }

  /** Nobody writes to it, though it would take it. */
  private void comeBackAsIfNothingHadHappened(Load load) throws Exception {
    postgres.thawStandby();
    String events = postgres.askStandby("select count(*) from reinstate.event");
    int before = load.acknowledged();
    await().atMost(SOON).until(() -> load.acknowledged() >= before + MORE);
    assertThat(postgres.askStandby("select count(*) from reinstate.event")).isEqualTo(events);
  }

  private void assertRight(Failover failover, List<Attempt> all) {
    assertThat(failover.attempts())
        .extracting(Attempt::reason)
        .containsOnly("", "database connection lost");
    History.read(service.admin()).assertHolds(all);
    Restored.assertRight(service.admin(), failover.attempts());
    AuditedAttempts audited = AuditedAttempts.read(service.admin());
    audited.assertDense();
    audited.assertTells(History.read(service.admin()));
    audited.assertTells(failover.attempts(), failover.outage());
  }
}
