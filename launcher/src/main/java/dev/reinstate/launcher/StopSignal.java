package dev.reinstate.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and SIGINT into an orderly end: the main thread, and it alone, closes what it has
 * opened, and the process ends with the exit code of its command instead of the JVM's 143 or 130.
 *
 * <p>A signal that comes while the service is still starting takes effect when it has started.
 */
final class StopSignal {

  /** Longer than everything that is waited for while closing, each of which has its own bound. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile int exitCode;

  /** Listens from now on. */
  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::shutDown, "stop"));
    return signal;
  }

  /** Returns when the process is to end. */
  void await() throws InterruptedException {
    requested.await();
  }

  /** Interrupts a thread when the process is to end: for waiting that can be given up. */
  void interrupt(Thread waiting) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                await();
                waiting.interrupt();
              } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** Whether the process is to end. */
  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Ends the process; to be called by the main thread when everything is closed. */
  void exit(int code) {
    exitCode = code;
    finished.countDown();
    // During a shutdown exit() would block for ever, waiting for the hook below.
    if (!isRequested()) {
      System.exit(code);
    }
  }

  private void shutDown() {
    if (finished.getCount() == 0) {
      return;
    }
    requested.countDown();
    try {
      boolean inTime = finished.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
      Runtime.getRuntime().halt(inTime ? exitCode : 1);
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }
}
