package dev.reinstate.contracts;

/**
 * Forgets the name of a moment; the history stays. Answered with the snapshot that was.
 *
 * @param context where the command comes from
 * @param options without a precondition or a reason
 * @param space which one; may be deleted
 * @param snapshot its id
 */
public record DeleteSnapshot(
    RequestContext context, WriteOptions options, String space, String snapshot)
    implements FromRequest {}
