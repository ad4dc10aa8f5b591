package dev.reinstate.restore;

import dev.reinstate.platform.Faults;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the chores one after the other, with a second's pause between two rounds. What fails is
 * logged and done again in the next round. To be deployed on virtual threads.
 */
final class Housekeeping extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final List<Chore> chores;

  Housekeeping(List<Chore> chores) {
    this.chores = List.copyOf(chores);
  }

  @Override
  public Future<?> start() {
    pause();
    return Future.succeededFuture();
  }

  private void pause() {
    vertx.setTimer(PAUSE.toMillis(), timer -> round());
  }

  private void round() {
    chores.forEach(Housekeeping::doChore);
    pause();
  }

  private static void doChore(Chore chore) {
    try {
      chore.run();
    } catch (Exception fault) { // also checked ones, which await() throws undeclared
      LOG.warn("{} failed: {}", chore.getClass().getSimpleName(), Faults.describe(fault));
    }
  }
}
