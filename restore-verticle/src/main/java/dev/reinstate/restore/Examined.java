package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;

/** A creation, held against hooks and schema. */
sealed interface Examined {

  /** It may be committed, as the hooks left it. */
  record Good(Change creation) implements Examined {}

  /** It may not. */
  record Bad(Refusal refusal) implements Examined {}
}
