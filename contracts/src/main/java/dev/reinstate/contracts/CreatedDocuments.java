package dev.reinstate.contracts;

import java.util.List;

/**
 * The answer to {@link CreateDocuments}.
 *
 * @param ids of the created documents, in the order they were sent
 */
public record CreatedDocuments(List<String> ids) {
  /** Keeps its own copy. */
  public CreatedDocuments {
    ids = List.copyOf(ids);
  }
}
