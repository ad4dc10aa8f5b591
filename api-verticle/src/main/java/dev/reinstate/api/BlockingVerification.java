package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Verifies tokens away from the event loop, because the keys may have to be fetched first. It has
 * threads of its own, so that keys out of reach hold up nothing else, and a bounded queue.
 */
final class BlockingVerification implements Function<String, Future<Authenticated>> {

  private static final int THREADS = 4;
  private static final int MAX_WAITING = 1_000;

  private final WorkerExecutor workers;
  private final TokenVerifier verifier;
  private final AtomicInteger waiting = new AtomicInteger();

  BlockingVerification(Vertx vertx, TokenVerifier verifier) {
    this.workers = vertx.createSharedWorkerExecutor("reinstate-token-keys", THREADS);
    this.verifier = verifier;
  }

  /** Throws {@link AuthenticationUnavailable} when the queue is full. */
  @Override
  public Future<Authenticated> apply(String token) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      throw new AuthenticationUnavailable("too many tokens wait to be verified", null);
    }
    return workers
        .executeBlocking(() -> verifier.verify(token), false)
        .onComplete(done -> waiting.decrementAndGet())
        .map(Objects::requireNonNull);
  }
}
