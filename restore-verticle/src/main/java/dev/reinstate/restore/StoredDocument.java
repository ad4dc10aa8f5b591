package dev.reinstate.restore;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.platform.policy.Subject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is stored now.
 *
 * @param doc its number in the database
 * @param head its newest version
 * @param oldest the oldest version retention has left
 * @param deleted whether the head records a deletion
 * @param data the head's content, of a deleted document what it was last; null when it was not
 *     asked for, and when retention has taken the last state of a deleted one
 */
record StoredDocument(
    long doc,
    DocumentKey key,
    int head,
    int oldest,
    boolean deleted,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy,
    @Nullable String data) {

  static StoredDocument of(DocumentKey key, Row row, @Nullable String data) {
    return new StoredDocument(
        row.getLong("doc"),
        key,
        row.getInteger("head"),
        row.getInteger("oldest"),
        row.getBoolean("deleted"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getString("created_by"),
        row.getOffsetDateTime("updated_at").toInstant(),
        row.getString("updated_by"),
        data);
  }

  /** The head, of a document that is not deleted and was read with its content. */
  Document asDocument() {
    return asOf(head, updatedAt, updatedBy, content());
  }

  /** The head as conditions see it, with its content; of a deleted document, its last state. */
  Subject asSubject() {
    return Subject.of(asOf(head, updatedAt, updatedBy, data == null ? "{}" : data));
  }

  /** Another state of the same document. */
  Document asOf(int version, @Nullable Instant at, String by, String content) {
    return new Document(key.id(), version, createdAt, createdBy, at, by, content);
  }

  /** The content now; null when the document is deleted. */
  @Nullable String now() {
    return deleted ? null : content();
  }

  /** The head's content, of a document that is not deleted and was read with it. */
  String content() {
    if (data == null) {
      throw new IllegalStateException("read without content");
    }
    return data;
  }
}
