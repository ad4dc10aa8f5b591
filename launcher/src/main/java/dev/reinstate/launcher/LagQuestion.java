package dev.reinstate.launcher;

import dev.reinstate.platform.log.ConsumerLag;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far the consumers of the log are behind, for all who want to know in this process, however
 * many they are: the database is asked by one at a time, and whoever comes meanwhile gets the same
 * answer. A question that nobody waits for any more is still under way, so until it has ended there
 * is no other. Safe for use from any thread.
 */
final class LagQuestion {

  private final Supplier<Future<List<ConsumerLag>>> question;
  private @Nullable Future<List<ConsumerLag>> underWay;

  /**
   * Asks nothing yet.
   *
   * @param question reads it from the database
   */
  LagQuestion(Supplier<Future<List<ConsumerLag>>> question) {
    this.question = question;
  }

  /** Tells the asker on his own context; fails when it takes longer than he is willing to wait. */
  Future<List<ConsumerLag>> ask(Duration patience) {
    Future<List<ConsumerLag>> answer = shared().timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    Context asker = Vertx.currentContext();
    if (asker == null) {
      return answer;
    }
    Promise<List<ConsumerLag>> there = Promise.promise();
    answer.onComplete(result -> asker.runOnContext(turn -> there.handle(result)));
    return there.future();
  }

  private synchronized Future<List<ConsumerLag>> shared() {
    Future<List<ConsumerLag>> asked = underWay;
    if (asked == null || asked.isComplete()) {
      asked = question.get();
      underWay = asked;
    }
    return asked;
  }
}
