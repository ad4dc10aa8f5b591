package dev.reinstate.launcher.trouble;

import dev.reinstate.launcher.journey.Answer;
import org.jspecify.annotations.Nullable;

/**
 * An operation that was sent.
 *
 * @param answer null: there was none
 * @param sent when, by {@link System#nanoTime}
 * @param over when the answer was there, or sure not to come
 */
record Attempt(Operation operation, @Nullable Answer answer, long sent, long over) {

  boolean acknowledged() {
    return answer != null && answer.status() < 300;
  }

  /** Whether the service would not do it. */
  boolean refused() {
    return answer != null && answer.status() >= 400 && answer.status() < 500;
  }

  /** Whether the service said that it could not. */
  boolean failed() {
    return answer != null && answer.status() >= 500;
  }

  /** Whether it was answered with this status. */
  boolean is(int status) {
    return answer != null && answer.status() == status;
  }

  /** Why it failed, in the words of the service; empty if it did not. */
  String reason() {
    return answer == null ? "no answer" : answer.details().path("error").asText();
  }

  /** The version that was acknowledged. */
  int version() {
    return answer == null ? 0 : answer.version();
  }
}
