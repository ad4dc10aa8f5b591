package dev.reinstate.platform.json.patch;

/** Leaves a run at the operation that cannot be carried out; never leaves this package. */
final class PatchConflict extends Exception {

  private static final long serialVersionUID = 1L;

  private final PatchOutcome.Reason reason;

  PatchConflict(PatchOutcome.Reason reason) {
    super(reason.sentence(), null, false, false);
    this.reason = reason;
  }

  PatchOutcome.Reason reason() {
    return reason;
  }
}
