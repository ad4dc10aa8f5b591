package dev.reinstate.launcher;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on a thread of the launcher's own for what happens on those of Vert.x. */
final class Blocking {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Blocking() {}

  /**
   * Returns the result, or throws what the future failed with.
   *
   * @throws IllegalStateException after 30 s
   */
  static <T> T await(Future<T> future) {
    try {
      return future.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException("no end within " + LIMIT.toSeconds() + " s", late);
    }
  }
}
