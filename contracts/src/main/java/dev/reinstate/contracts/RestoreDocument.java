package dev.reinstate.contracts;

/**
 * Brings a document back to an earlier version.
 *
 * <p>Atomic: a snapshot of the head, the restored version, the new head and the event are committed
 * together or not at all. The restored state replaces the head: fields added since are gone,
 * removed ones are back.
 *
 * @param context where the command comes from
 * @param options precondition, idempotency key and reason
 * @param document which one; may be deleted
 * @param version the version to bring back; may be the current one
 * @param ignoreSchema whether a state that no longer fits the collection's schema is accepted
 */
public record RestoreDocument(
    RequestContext context,
    WriteOptions options,
    DocumentKey document,
    int version,
    boolean ignoreSchema)
    implements ChangesDocument, FromRequest {}
