package dev.reinstate.api;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Bounds how many answers of a kind are sent at once in this process. Any thread may use it. */
final class Places {

  private final AtomicInteger free;
  private final String taken;

  /**
   * @param taken what to say to those for whom there is none
   */
  Places(int count, String taken) {
    free = new AtomicInteger(count);
    this.taken = taken;
  }

  /**
   * Takes a place for a request until its answer has been sent, or there is nobody left to send it
   * to.
   *
   * @throws ProblemException 503 if there is none
   */
  Future<Answer> hold(Supplier<Future<Answer>> work) {
    if (free.decrementAndGet() < 0) {
      free.incrementAndGet();
      throw Problems.unavailable(taken).exception();
    }
    return Future.succeededFuture()
        .compose(place -> work.get())
        .map(answer -> answer.whenOver(free::incrementAndGet))
        .onFailure(failure -> free.incrementAndGet());
  }
}
