package dev.reinstate.restore;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.reinstate.contracts.NewDocument;

/**
 * Gives new documents the id they ask for, or one that sorts by time: a UUID of version 7 (RFC
 * 9562, section 5.7).
 */
final class DocumentIds {
  private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

  String idOf(NewDocument document) {
    return document.id() == null ? generator.generate().toString() : document.id();
  }
}
