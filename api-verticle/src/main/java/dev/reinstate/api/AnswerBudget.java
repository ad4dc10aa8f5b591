package dev.reinstate.api;

import io.vertx.core.http.HttpMethod;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory that answers take in this process which their callers have not taken yet. Safe
 * for use from any thread.
 */
final class AnswerBudget {

  private static final int PART_OF_HEAP = 8;

  /** What any socket takes at once. */
  static final int SMALL = 16 * 1024;

  private final long max;
  private final AtomicLong waiting = new AtomicLong();

  AnswerBudget(long bytes) {
    max = bytes;
  }

  static AnswerBudget ofHeap() {
    return new AnswerBudget(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /**
   * The answer, or 503 in its place while too much waits to be taken. What has changed something is
   * answered all the same, and so is everything small.
   *
   * @param toAnybody that it is given without a token: such answers leave half of the room to
   *     others
   */
  Answer within(HttpMethod method, boolean toAnybody, Answer answer) {
    boolean given = !method.equals(HttpMethod.GET) || answer.body().length() <= SMALL;
    long room = toAnybody ? max / 2 : max;
    return given || waiting.get() + answer.body().length() <= room
        ? answer
        : Answer.of(Problems.unavailable("too many answers wait to be taken"))
            .whenOver(answer.over());
  }

  /** So many bytes begin to wait. */
  void begin(int bytes) {
    waiting.addAndGet(bytes);
  }

  /** So many bytes have been taken, or never will be. */
  void end(int bytes) {
    waiting.addAndGet(-bytes);
  }

  long waiting() {
    return waiting.get();
  }
}
