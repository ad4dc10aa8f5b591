package dev.reinstate.api;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks once for all who want to know the same at the same time, so that what anybody may ask, even
 * without a token, makes no more work the more ask. For use on one event loop.
 */
final class Together<T> {

  private final Supplier<Future<T>> question;

  /** Its end may be told on another thread. */
  private volatile @Nullable Future<T> underWay;

  Together(Supplier<Future<T>> question) {
    this.question = question;
  }

  Future<T> ask() {
    Future<T> answer = underWay;
    if (answer != null) {
      return answer;
    }
    Future<T> asked = question.get();
    underWay = asked;
    asked.onComplete(over -> underWay = null);
    return asked;
  }
}
