package dev.reinstate.contracts;

/**
 * Creates a document; a deleted one of that id comes back to life with its history and numbering.
 *
 * @param context where the command comes from
 * @param options precondition, idempotency key and reason
 * @param space the space to create it in
 * @param collection the collection to create it in
 * @param document the new document
 */
public record CreateDocument(
    RequestContext context,
    WriteOptions options,
    String space,
    String collection,
    NewDocument document)
    implements FromRequest {}
