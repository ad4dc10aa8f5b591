package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;

/** Whether a caller may do something in a collection at all: that is, on some document of it. */
sealed interface Admission permits Admission.Denied, Admitted {

  /** He may not, or there is no such collection. */
  record Denied(Refusal refusal) implements Admission {}
}
