package dev.reinstate.platform.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.platform.json.Json;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A state of a document as conditions see it: its content and its system fields in one object. Read
 * when a condition first asks. Belongs to one command.
 */
public final class Subject {
  /** What the service keeps beside the content. */
  private interface SystemFields {
    void addTo(ObjectNode resource);
  }

  private final Supplier<ObjectNode> read;
  private final SystemFields systemFields;
  private @Nullable ObjectNode content;
  private @Nullable ObjectNode resource;

  private Subject(Supplier<ObjectNode> read, SystemFields systemFields) {
    this.read = read;
    this.systemFields = systemFields;
  }

  /** A state of a document. */
  public static Subject of(Document document) {
    return new Subject(
        () -> Json.readStoredObject(document.content()),
        resource -> {
          identify(resource, document.id(), document.createdBy(), document.updatedBy());
          date(resource, document.version(), document.createdAt(), document.updatedAt());
        });
  }

  /** A document that is to be created: it has no version and no times yet. */
  public static Subject proposed(DocumentKey key, String author, ObjectNode content) {
    return new Subject(() -> content, resource -> identify(resource, key.id(), author, author));
  }

  /** The content alone; not to be changed. */
  public ObjectNode content() {
    if (content == null) {
      content = read.get();
    }
    return content;
  }

  /** Content and system fields; not to be changed. */
  public ObjectNode resource() {
    if (resource == null) {
      resource = JsonNodeFactory.instance.objectNode();
      resource.setAll(content());
      systemFields.addTo(resource);
    }
    return resource;
  }

  private static void identify(ObjectNode resource, String id, String author, String editor) {
    resource.put("_id", id).put("created_by", author).put("updated_by", editor);
  }

  private static void date(
      ObjectNode resource, int version, Instant created, @Nullable Instant updated) {
    resource.put("_version", version).put("created_at", created.toString());
    if (updated != null) {
      resource.put("updated_at", updated.toString());
    }
  }
}
