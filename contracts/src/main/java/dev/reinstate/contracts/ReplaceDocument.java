package dev.reinstate.contracts;

/**
 * Replaces the whole content of a live document.
 *
 * @param context where the command comes from
 * @param options precondition, idempotency key and reason
 * @param document which one
 * @param content the new content: a JSON object without system fields, as text
 */
public record ReplaceDocument(
    RequestContext context, WriteOptions options, DocumentKey document, String content)
    implements ChangesDocument, FromRequest {}
