package dev.reinstate.contracts;

/**
 * Reads one snapshot of a space.
 *
 * @param context where the command comes from
 * @param space which one; may be deleted
 * @param snapshot its id
 */
public record ReadSnapshot(RequestContext context, String space, String snapshot)
    implements FromRequest {}
