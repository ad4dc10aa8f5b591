package dev.reinstate.platform.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.SystemFields;
import dev.reinstate.platform.expression.Reads;
import dev.reinstate.platform.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A state of a document as conditions see it: its content and its system fields in one object. Read
 * when a condition first asks, and then only what it looks at. Belongs to one command.
 */
public final class Subject {
  private final String stored;
  private final Supplier<ObjectNode> systemFields;
  private final Map<Reads, ObjectNode> resources = new HashMap<>();
  private @Nullable Map<String, String> members;
  private @Nullable ObjectNode content;

  private Subject(String stored, @Nullable ObjectNode content, Supplier<ObjectNode> systemFields) {
    this.stored = stored;
    this.content = content;
    this.systemFields = systemFields;
  }

  /** A state of a document. */
  public static Subject of(Document document) {
    return new Subject(document.content(), null, () -> SystemFieldsTree.of(document));
  }

  /** A document that is to be created: it has no version and no times yet. */
  public static Subject proposed(DocumentKey key, String author, ObjectNode content) {
    return new Subject("{}", content, () -> SystemFieldsTree.of(key, author));
  }

  /** The content alone; not to be changed. */
  public ObjectNode content() {
    if (content == null) {
      content = Json.readStoredObject(stored);
    }
    return content;
  }

  /** The text of each member of the content, of a state of a document. */
  Map<String, String> members() {
    if (members == null) {
      members = Json.storedMembers(stored);
    }
    return members;
  }

  /**
   * Content and system fields, as far as somebody looks at them; not to be changed.
   *
   * @param reads what he looks at; other members may be missing
   */
  ObjectNode resource(Reads reads) {
    return resources.computeIfAbsent(reads, this::read);
  }

  private ObjectNode read(Reads reads) {
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    switch (reads) {
      case Reads.Members(var names) when content == null -> addMembers(resource, names);
      default -> resource.setAll(content());
    }
    return needsSystemFields(reads) ? resource.setAll(systemFields.get()) : resource;
  }

  private void addMembers(ObjectNode resource, Set<String> names) {
    for (String name : names) {
      String text = members().get(name);
      if (text != null) {
        resource.set(name, Json.readStored(text));
      }
    }
  }

  private static boolean needsSystemFields(Reads reads) {
    return !(reads instanceof Reads.Members(var names))
        || names.stream().anyMatch(SystemFields::isReserved);
  }
}
