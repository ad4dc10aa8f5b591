package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Shows what {@link RestoreSpace} would do, and writes nothing.
 *
 * @param context where the command comes from
 * @param space which one; may be deleted
 * @param point the moment to go back to
 * @param selection which of its documents
 * @param limit of the page of operations, 1 to 1,000
 * @param cursor from the page before; null for the first page
 */
public record PreviewSpaceRestore(
    RequestContext context,
    String space,
    RestorePoint point,
    Selection selection,
    int limit,
    @Nullable String cursor)
    implements FromRequest {}
