package dev.reinstate.restore;

import io.vertx.core.Future;

/** Rolls back a transaction in which a change was not made, and carries what became of it. */
final class NotMade extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ChangeOutcome outcome;

  private NotMade(ChangeOutcome outcome) {
    super(null, null, false, false);
    this.outcome = outcome;
  }

  /** For the last step of a transaction: only a change that was made is to be committed. */
  static Future<ChangeOutcome> unlessCommitted(ChangeOutcome outcome) {
    return outcome instanceof ChangeOutcome.Committed
        ? Future.succeededFuture(outcome)
        : Future.failedFuture(new NotMade(outcome));
  }

  ChangeOutcome outcome() {
    return outcome;
  }
}
