package dev.reinstate.restore;

import dev.reinstate.restore.ChangeOutcome.Committed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Remembers which documents have just got more versions than their collection keeps, so that they
 * are pruned within a second. Bounded: what does not fit, and what a crash forgets, is found by the
 * regular walk. Safe for use from any thread.
 */
final class RetentionHints {
  private static final int LIMIT = 10_000;

  private final RetentionLimits limits;
  private final Map<String, Set<Long>> documents = new HashMap<>();
  private int size;

  RetentionHints(RetentionLimits limits) {
    this.limits = limits;
  }

  /** To be told after each commit how many versions the document has now. */
  synchronized void superseded(String collection, Committed committed) {
    if (committed.versions() > limits.maxVersions(collection) && size < LIMIT) {
      size +=
          documents.computeIfAbsent(collection, name -> new HashSet<>()).add(committed.doc())
              ? 1
              : 0;
    }
  }

  /** Takes what is remembered away: numbers of documents by collection. */
  synchronized Map<String, Set<Long>> take() {
    var taken = Map.copyOf(documents);
    documents.clear();
    size = 0;
    return taken;
  }
}
