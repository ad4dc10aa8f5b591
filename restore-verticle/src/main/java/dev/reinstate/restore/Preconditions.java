package dev.reinstate.restore;

import dev.reinstate.contracts.Precondition;
import dev.reinstate.contracts.WriteOptions;

/** {@code If-Match}, for what must be answered before the commit decides it for good. */
final class Preconditions {
  private Preconditions() {}

  static boolean hold(WriteOptions options, StoredDocument document) {
    Precondition precondition = options.precondition();
    if (precondition == null) {
      return true;
    }
    return precondition.anyLive()
        ? !document.deleted()
        : precondition.versions().contains(document.head());
  }
}
