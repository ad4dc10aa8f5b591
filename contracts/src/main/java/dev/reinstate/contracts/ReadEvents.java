package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Reads the events of documents that the caller may read, in the order of the log: in that of their
 * versions for each document.
 *
 * @param context where the command comes from
 * @param space events of this space only; null: of all
 * @param collection events of this collection only; null: of all the caller may read
 * @param position where to go on: that of the page or the event before; null: at the end of the log
 *     as it is now
 */
public record ReadEvents(
    RequestContext context,
    @Nullable String space,
    @Nullable String collection,
    @Nullable String position)
    implements FromRequest {}
