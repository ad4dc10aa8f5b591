package dev.reinstate.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lists what changed in a space, to choose a moment from.
 *
 * @param context where the command comes from
 * @param space which one; may be deleted
 * @param from the earliest moment, inclusive; null: the beginning
 * @param to the latest moment, inclusive; null: now
 * @param limit of the page, 1 to 1,000
 * @param cursor from the page before; null for the first page
 */
public record ListHistory(
    RequestContext context,
    String space,
    @Nullable Instant from,
    @Nullable Instant to,
    int limit,
    @Nullable String cursor)
    implements FromRequest {}
