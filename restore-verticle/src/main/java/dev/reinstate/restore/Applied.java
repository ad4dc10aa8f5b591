package dev.reinstate.restore;

import dev.reinstate.contracts.RequestContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a planned restore of a space is written down.
 *
 * @param space which one
 * @param operation the restore's id
 * @param at the one timestamp of all it changes
 * @param context who asked for it
 * @param reason why, as he said
 * @param undoes the restore it undoes; null when it is no undo
 * @param dateTime the moment the space goes back to; of an undo, that of the restore it undoes
 */
record Applied(
    String space,
    String operation,
    Instant at,
    RequestContext context,
    @Nullable String reason,
    @Nullable String undoes,
    Instant dateTime) {}
