package dev.reinstate.launcher.trouble;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Puts a load on a running cluster, makes trouble at a random moment, ends it, and has looked at
 * what is left; again and again.
 *
 * <p>System properties: {@code crash.rounds} (one of each trouble), {@code crash.seed} (random),
 * {@code crash.report} (a directory for a table of the rounds; none), {@code crash.lasting} (the
 * seconds that trouble lasts which does not end by itself; 7).
 */
final class ClusterRounds {

  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final long LASTING_SECONDS = Integer.getInteger("crash.lasting", 7);
  private static final int MORE = 100;
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(90);

  private final Processes processes;
  private final Network network;
  private final Troublemaker troublemaker;
  private final Random random = new Random(SEED);
  private final ClusterReport report = ClusterReport.wanted();

  /** What is asserted of each round, when all is well again. */
  interface Check {
    void check(ClusterRound round) throws Exception;
  }

  ClusterRounds(Processes processes, Network network, OutsidePostgres postgres) {
    this.processes = processes;
    this.network = network;
    this.troublemaker = new Troublemaker(processes, network, postgres, random);
  }

  /** Each trouble in turn, every time in another order. */
  void run(List<Trouble> troubles, Check check) throws Exception {
    int rounds = Integer.getInteger("crash.rounds", troubles.size());
    List<Trouble> order = new ArrayList<>(troubles);
    for (int n = 0; n < rounds; n++) {
      if (n % order.size() == 0) {
        Collections.shuffle(order, random);
      }
      Trouble trouble = order.get(n % order.size());
      int moment = MORE + random.nextInt(200);
      if (trouble.cuts() && !network.canBeCut()) {
        report.skip(n, trouble);
        continue;
      }
      run("r" + n, trouble, moment, check);
    }
  }

  private void run(String name, Trouble trouble, int moment, Check check) throws Exception {
    try {
      ClusterRound round = round(name, trouble, moment);
      check.check(round);
      report.add(round, SEED);
    } catch (Exception | AssertionError wrong) {
      String where = "round %s, %s, seed %d".formatted(name, trouble, SEED);
      throw new AssertionError(where + processes.logs(), wrong);
    }
  }

  private ClusterRound round(String name, Trouble trouble, int moment) throws Exception {
    Instant begin = Instant.now();
    RepeatingLoad load = RepeatingLoad.on(processes::admins, name);
    await().pollDelay(WINDOW).atMost(SOON).until(() -> load.acknowledged() >= moment);
    double usual = load.pace().p99(WINDOW);
    long struck = System.nanoTime();
    Recovery recovery = suffer(trouble, load, usual);
    processes.awaitWhole();
    int before = load.acknowledged();
    await().atMost(SOON).until(() -> load.acknowledged() >= before + MORE);
    Outage outage =
        trouble == Trouble.POSTGRES_RESTARTED ? new Outage(struck, System.nanoTime()) : Outage.NONE;
    return new ClusterRound(name, trouble, begin, load.stop(), recovery, outage);
  }

  private Recovery suffer(Trouble trouble, RepeatingLoad load, double usual) throws Exception {
    Troublemaker.Healing healing = troublemaker.make(trouble);
    long made = System.nanoTime();
    if (!trouble.isSurvived()) {
      healing.heal();
      return Recovery.await(load.pace(), usual, System.nanoTime());
    }
    Recovery recovery = Recovery.await(load.pace(), usual, made);
    long left = TimeUnit.SECONDS.toNanos(LASTING_SECONDS) - (System.nanoTime() - made);
    if (trouble.lasts() && left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
    healing.heal();
    return recovery;
  }
}
