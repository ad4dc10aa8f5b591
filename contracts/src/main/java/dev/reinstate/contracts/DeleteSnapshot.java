package dev.reinstate.contracts;

/**
 * Forgets the name of a moment; the history stays. Answered with the snapshot that was.
 *
 * @param context where the command comes from
 * @param space which one; may be deleted
 * @param snapshot its id
 */
public record DeleteSnapshot(RequestContext context, String space, String snapshot) {}
