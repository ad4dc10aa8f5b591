package dev.reinstate.contracts;

import java.util.function.Function;

/**
 * The answer to a command: carried out, or refused for a reason the caller can understand. Faults
 * are refusals too once they have reached the bus ({@link Refusal.Failed}), so that nobody waits
 * for a time-out.
 *
 * @param <T> the result of a command that was carried out
 */
public sealed interface Reply<T> {
  /**
   * The command was carried out; a change is committed.
   *
   * @param value the result
   * @param replayed true when an earlier request with the same idempotency key had made the change
   */
  record Done<T>(T value, boolean replayed) implements Reply<T> {
    /** A result of this very command. */
    public Done(T value) {
      this(value, false);
    }
  }

  /**
   * Nothing was changed.
   *
   * @param refusal why
   */
  record Refused<T>(Refusal refusal) implements Reply<T> {}

  /** The same answer with another result; a refusal as it is. */
  default <U> Reply<U> map(Function<? super T, ? extends U> change) {
    return switch (this) {
      case Done<T>(T value, boolean replayed) -> new Done<>(change.apply(value), replayed);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
