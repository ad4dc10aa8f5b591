package dev.reinstate.restore;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.Conflict;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what reads the head of a document and commits on it: when the head moved meanwhile, again on
 * the new one, three times in all.
 */
final class HeadRuns {
  private static final int RUNS = 3;

  private HeadRuns() {}

  /**
   * Runs it.
   *
   * @param read what is to be known of the document; null when there never was one
   * @param attempt answers for it; null when the head moved meanwhile and it is worth another run
   */
  static <D, T> Reply<T> run(
      DocumentKey key,
      Supplier<Future<@Nullable D>> read,
      Function<D, @Nullable Reply<T>> attempt) {
    for (int run = 0; run < RUNS; run++) {
      D known = read.get().await();
      Reply<T> reply =
          known == null ? new Refused<>(new DocumentNotFound(key)) : attempt.apply(known);
      if (reply != null) {
        return reply;
      }
    }
    return new Refused<>(new Conflict(key));
  }
}
