package dev.reinstate.contracts;

import java.util.List;

/**
 * One key of a list's order; ties are broken by {@code created_at}, then {@code _id}.
 *
 * @param path the keys from the top of the document to the field, or a system field
 * @param descending largest first
 */
public record SortKey(List<String> path, boolean descending) {
  /** Keeps its own copy. */
  public SortKey {
    path = List.copyOf(path);
  }
}
