package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Shows what {@link UndoSpaceRestore} would do, and writes nothing.
 *
 * @param context where the command comes from
 * @param space which one; may be deleted
 * @param operation the restore to undo
 * @param limit of the page of operations, 1 to 1,000
 * @param cursor from the page before; null for the first page
 */
public record PreviewSpaceUndo(
    RequestContext context, String space, String operation, int limit, @Nullable String cursor)
    implements FromRequest {}
