package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param documents in the order asked for; with {@code fields} asked, their contents hold only
 *     those
 * @param cursor where the next page begins; null when this is the last
 */
public record DocumentPage(List<Document> documents, @Nullable String cursor) {
  /** Keeps its own copy. */
  public DocumentPage {
    documents = List.copyOf(documents);
  }
}
