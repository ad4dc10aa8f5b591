package dev.reinstate.contracts;

/**
 * Changes parts of a live document.
 *
 * @param context where the command comes from
 * @param options precondition, idempotency key and reason
 * @param document which one
 * @param format how to read the patch
 * @param patch the patch as JSON text
 */
public record PatchDocument(
    RequestContext context, WriteOptions options, DocumentKey document, Format format, String patch)
    implements ChangesDocument, FromRequest {
  /** The formats a patch can have. */
  public enum Format {
    /** RFC 7396. */
    MERGE_PATCH,
    /** RFC 6902. */
    JSON_PATCH
  }
}
