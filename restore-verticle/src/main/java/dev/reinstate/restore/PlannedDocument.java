package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import org.jspecify.annotations.Nullable;

/**
 * A document that a restore of a space would change.
 *
 * @param document as it is now, with its content; of a deleted one, its last
 * @param target the version to go back to; null when it would be deleted
 * @param content what that version has; null when it would be deleted
 */
record PlannedDocument(
    Action action, StoredDocument document, @Nullable Integer target, @Nullable String content) {}
