package dev.reinstate.contracts;

/**
 * Reads one restore of a space, past or running.
 *
 * @param context where the command comes from
 * @param space which one; may be deleted
 * @param operation its id
 */
public record ReadSpaceRestore(RequestContext context, String space, String operation)
    implements FromRequest {}
