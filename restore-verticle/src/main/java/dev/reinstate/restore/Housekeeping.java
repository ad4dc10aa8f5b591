package dev.reinstate.restore;

import dev.reinstate.platform.Faults;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the chores one after the other, with a second's pause between two rounds. What fails is
 * logged and done again in the next round.
 */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final List<Chore> chores;

  Housekeeping(Vertx vertx, List<Chore> chores) {
    this.vertx = vertx;
    this.chores = List.copyOf(chores);
  }

  /** Begins; ends with the verticle whose context this is called on. */
  void start() {
    vertx.setTimer(PAUSE.toMillis(), timer -> round());
  }

  private void round() {
    chores.forEach(Housekeeping::doChore);
    start();
  }

  private static void doChore(Chore chore) {
    try {
      chore.run();
    } catch (Exception fault) { // also checked ones, which await() throws undeclared
      LOG.warn("{} failed: {}", chore.getClass().getSimpleName(), Faults.describe(fault));
    }
  }
}
