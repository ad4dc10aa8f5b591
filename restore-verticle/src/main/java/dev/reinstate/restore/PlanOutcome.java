package dev.reinstate.restore;

import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.Refusal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What came of planning a restore of a space. */
sealed interface PlanOutcome {
  /**
   * It can be done.
   *
   * @param byCollection how much there is to do, sorted by collection; without those that stay as
   *     they are
   */
  record Ready(Map<String, OperationCounts> byCollection) implements PlanOutcome {
    /** Keeps its own copy. */
    public Ready {
      byCollection = Collections.unmodifiableMap(new TreeMap<>(byCollection));
    }

    /** All collections together. */
    OperationCounts counts() {
      return byCollection.values().stream().reduce(new OperationCounts(0, 0, 0), Ready::sum);
    }

    private static OperationCounts sum(OperationCounts one, OperationCounts other) {
      return new OperationCounts(
          one.create() + other.create(),
          one.update() + other.update(),
          one.delete() + other.delete());
    }
  }

  /** It cannot. */
  record Impossible(Refusal refusal) implements PlanOutcome {}
}
