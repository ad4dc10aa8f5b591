package dev.reinstate.contracts;

import java.util.List;

/**
 * Creates documents in one commit, all or none.
 *
 * @param context where the command comes from
 * @param options precondition, idempotency key and reason
 * @param space the space to create them in
 * @param collection the collection to create them in
 * @param documents 1 to 1,000 new documents
 */
public record CreateDocuments(
    RequestContext context,
    WriteOptions options,
    String space,
    String collection,
    List<NewDocument> documents)
    implements FromRequest {
  /** Keeps its own copy. */
  public CreateDocuments {
    documents = List.copyOf(documents);
  }
}
