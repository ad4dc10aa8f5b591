package dev.reinstate.platform.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.platform.json.Microseconds;
import java.time.Instant;

/**
 * The system fields of a document as conditions and hooks see them, which is as they are answered.
 */
public final class SystemFieldsTree {
  private SystemFieldsTree() {}

  /** Those that are known: of a state to come, not yet when it was updated. */
  public static ObjectNode of(Document document) {
    ObjectNode fields =
        JsonNodeFactory.instance
            .objectNode()
            .put("_id", document.id())
            .put("_version", document.version())
            .put("created_at", Microseconds.write(document.createdAt()))
            .put("created_by", document.createdBy());
    Instant updatedAt = document.updatedAt();
    if (updatedAt != null) {
      fields.put("updated_at", Microseconds.write(updatedAt));
    }
    return fields.put("updated_by", document.updatedBy());
  }

  /** Of a document to be created: it has no version and no times yet. */
  public static ObjectNode of(DocumentKey key, String author) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("_id", key.id())
        .put("created_by", author)
        .put("updated_by", author);
  }
}
