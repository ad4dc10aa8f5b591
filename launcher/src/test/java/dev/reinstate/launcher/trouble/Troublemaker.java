package dev.reinstate.launcher.trouble;

import dev.reinstate.launcher.journey.Caller;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes trouble, and ends it. */
final class Troublemaker {

  /** Ends it. */
  interface Healing {
    void heal() throws Exception;
  }

  private final Processes processes;
  private final Network network;
  private final OutsidePostgres postgres;
  private final Random random;

  /**
   * Takes whom it makes trouble for.
   *
   * @param random chooses who suffers
   */
  Troublemaker(Processes processes, Network network, OutsidePostgres postgres, Random random) {
    this.processes = processes;
    this.network = network;
    this.postgres = postgres;
    this.random = random;
  }

  Healing make(Trouble trouble) throws Exception {
    return switch (trouble) {
      case RESTORE_KILLED -> kill("restore");
      case API_KILLED -> kill("api");
      case AUDIT_KILLED -> kill("audit");
      case HOOKS_KILLED -> kill("hooks");
      case RESTORE_FROZEN -> freeze(any("restore"));
      case LINK_CUT -> cut(any("restore"), List.of(any("api")));
      case RESTORE_CUT_OFF -> cutOff(any("restore"));
      case POSTGRES_RESTARTED -> stopPostgres();
      case FLOOD -> flood();
    };
  }

  private Healing flood() {
    List<Caller> admins = processes.admins();
    return Flood.over(admins.get(random.nextInt(admins.size())))::assertOver;
  }

  private int any(String role) {
    List<Integer> those = processes.with(role);
    return those.get(random.nextInt(those.size()));
  }

  private Healing kill(String role) {
    int victim = any(role);
    processes.kill(victim);
    return () -> processes.startAgain(victim);
  }

  private Healing freeze(int victim) throws IOException, InterruptedException {
    processes.freeze(victim);
    return () -> processes.thaw(victim);
  }

  private Healing cut(int one, List<Integer> others) throws IOException, InterruptedException {
    for (int other : others) {
      network.cut(one, other);
    }
    return () -> {
      for (int other : others) {
        network.mend(one, other);
      }
    };
  }

  private Healing cutOff(int victim) throws IOException, InterruptedException {
    List<Integer> others =
        IntStream.range(0, processes.size()).filter(n -> n != victim).boxed().toList();
    return cut(victim, others);
  }

  private Healing stopPostgres() throws IOException {
    postgres.stop();
    return postgres::startAgain;
  }
}
