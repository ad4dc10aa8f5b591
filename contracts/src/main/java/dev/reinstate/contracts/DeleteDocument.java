package dev.reinstate.contracts;

/**
 * Deletes a live document: adds a version that records it. History and restore stay.
 *
 * @param context where the command comes from
 * @param options precondition, idempotency key and reason
 * @param document which one
 */
public record DeleteDocument(RequestContext context, WriteOptions options, DocumentKey document)
    implements ChangesDocument, FromRequest {}
