package dev.reinstate.api;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory that request bodies take in this process, from their first byte until their
 * request is answered. Safe for use from any thread.
 */
final class BodyBudget {

  /** A body is kept as bytes, as text and as the command's parameters at the same time. */
  private static final int PART_OF_HEAP = 8;

  private final AtomicLong free;

  BodyBudget(long bytes) {
    free = new AtomicLong(bytes);
  }

  static BodyBudget ofHeap() {
    return new BodyBudget(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /** What one request takes of it; to be closed when the request is answered. */
  Share open() {
    return new Share();
  }

  /** Not safe for concurrent use. */
  final class Share implements AutoCloseable {

    private long taken;

    /** Takes more, or nothing and returns false when there is not enough. */
    boolean take(long bytes) {
      if (free.addAndGet(-bytes) < 0) {
        free.addAndGet(bytes);
        return false;
      }
      taken += bytes;
      return true;
    }

    @Override
    public void close() {
      free.addAndGet(taken);
      taken = 0;
    }
  }
}
