package dev.reinstate.platform;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** Where work may block: each piece of it on a virtual thread of its own. */
public final class VirtualThreads {
  private static final ThreadFactory THREADS = Thread.ofVirtual().name("command-", 0).factory();

  private VirtualThreads() {}

  /**
   * Begins the work and does not wait for it.
   *
   * @return completes on the thread of the work
   */
  public static <T> Future<T> run(Supplier<T> work) {
    Promise<T> result = Promise.promise();
    THREADS
        .newThread(
            () -> {
              try {
                result.complete(work.get());
              } catch (Exception fault) { // also checked ones, which await() throws undeclared
                result.fail(fault);
              }
            })
        .start();
    return result.future();
  }
}
