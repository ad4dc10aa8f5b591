package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what changed in a space, as far as the caller may read it.
 *
 * @param entries newest first
 * @param cursor where the next page begins; null when this is the last
 */
public record HistoryPage(List<HistoryEntry> entries, @Nullable String cursor) {
  /** Keeps its own copy. */
  public HistoryPage {
    entries = List.copyOf(entries);
  }
}
