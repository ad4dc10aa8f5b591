package dev.reinstate.contracts;

/**
 * Brings the documents that a restore of a space changed back to just before it, all or none.
 *
 * @param context where the command comes from
 * @param options idempotency key and reason; a precondition means nothing here
 * @param space which one; may be deleted
 * @param operation the restore to undo
 * @param force whether documents that were changed since go back, too; otherwise they are a
 *     conflict
 * @param inBackground whether to answer as soon as the operation is durable
 */
public record UndoSpaceRestore(
    RequestContext context,
    WriteOptions options,
    String space,
    String operation,
    boolean force,
    boolean inBackground)
    implements FromRequest {}
