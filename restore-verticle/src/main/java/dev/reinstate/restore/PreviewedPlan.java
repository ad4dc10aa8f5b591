package dev.reinstate.restore;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.restore.PlanOutcome.Ready;
import java.time.Instant;
import java.util.List;

/**
 * A plan as it was found at one moment.
 *
 * @param dateTime the moment the space would go back to
 * @param snapshot the database snapshot in which all of this was found
 * @param conflicts of an undo: the documents that were changed since, the first 100
 */
record PreviewedPlan(
    Instant dateTime,
    SpacePlan plan,
    Ready ready,
    String snapshot,
    PlanPage page,
    List<String> skipped,
    List<DocumentKey> conflicts) {}
