package dev.reinstate.restore;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;

/**
 * Gives new documents the id they ask for, or one that sorts by time: a UUID of version 7 (RFC
 * 9562, section 5.7).
 */
final class DocumentIds {
  private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

  /** The key of a new document; a new space lives in itself. */
  DocumentKey keyOf(String space, String collection, NewDocument document) {
    return keyOf(space, collection, document.id() == null ? make() : document.id());
  }

  /** The key of a document of this id; a space lives in itself. */
  static DocumentKey keyOf(String space, String collection, String id) {
    return collection.equals(DocumentKey.SPACES)
        ? DocumentKey.ofSpace(id)
        : new DocumentKey(space, collection, id);
  }

  /** A new id. */
  String make() {
    return generator.generate().toString();
  }
}
