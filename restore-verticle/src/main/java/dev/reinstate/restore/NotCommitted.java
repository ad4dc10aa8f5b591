package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import io.vertx.core.Future;

/** Ends a transaction that is not to be committed, and carries what the caller is told instead. */
final class NotCommitted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  private NotCommitted(Refusal refusal) {
    super(null, null, false, false);
    this.refusal = refusal;
  }

  /** For the step of a transaction that finds that it is not to be committed. */
  static <T> Future<T> because(Refusal refusal) {
    return Future.failedFuture(new NotCommitted(refusal));
  }

  Refusal refusal() {
    return refusal;
  }
}
