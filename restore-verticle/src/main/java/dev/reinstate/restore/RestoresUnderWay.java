package dev.reinstate.restore;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The restores of spaces that are running in this process, each on a thread of its own. Safe for
 * use from any thread.
 */
final class RestoresUnderWay {
  private static final Logger LOG = LoggerFactory.getLogger(RestoresUnderWay.class);
  private static final ThreadFactory THREADS = Thread.ofVirtual().name("restore-", 0).factory();

  private final Map<Thread, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

  /** Runs one. Returns at once. */
  void run(Runnable restore) {
    var end = new CompletableFuture<Void>();
    Thread thread =
        THREADS.newThread(
            () -> {
              try {
                restore.run();
              } finally {
                ends.remove(Thread.currentThread());
                end.complete(null);
              }
            });
    ends.put(thread, end);
    thread.start();
  }

  /** Completes when all that are running now have ended, or at last after that time. */
  Future<Void> end(Duration atMost) {
    List<CompletableFuture<Void>> running = List.copyOf(ends.values());
    if (!running.isEmpty()) {
      LOG.info("waiting for {} restores of spaces", running.size());
    }
    return Future.fromCompletionStage(
        CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new))
            .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(this::sayWhatIsLeft));
  }

  private void sayWhatIsLeft() {
    if (!ends.isEmpty()) {
      LOG.warn("{} restores of spaces did not end in time, and will have failed", ends.size());
    }
  }
}
