package dev.reinstate.contracts;

import java.util.List;

/**
 * The answer to {@link RestoreDocument}.
 *
 * @param document as it is now
 * @param fieldsKept paths of the fields that kept their value because the caller may not write
 *     them; only those that he may read, sorted
 */
public record RestoredDocument(Document document, List<String> fieldsKept) {
  /** Keeps its own copy. */
  public RestoredDocument {
    fieldsKept = List.copyOf(fieldsKept);
  }
}
