package dev.reinstate.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One state of a document.
 *
 * @param id the document's id
 * @param version the version this state is, from 1
 * @param createdAt when the document was first created, to the microsecond; never changes
 * @param createdBy who first created it; never changes
 * @param updatedAt when this version was made; null in a preview, which was not made
 * @param updatedBy who made this version
 * @param content a JSON object without system fields, as text, so that numbers keep their digits
 */
public record Document(
    String id,
    int version,
    Instant createdAt,
    String createdBy,
    @Nullable Instant updatedAt,
    String updatedBy,
    String content) {

  /** The same document with other content. */
  public Document withContent(String other) {
    return new Document(id, version, createdAt, createdBy, updatedAt, updatedBy, other);
  }
}
