package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit trail.
 *
 * @param entries newest first; fewer than asked for when they are large
 * @param cursor what the next page has to be {@code before}; null when this is the last
 */
public record AuditPage(List<AuditEntry> entries, @Nullable Long cursor) {
  /** Keeps its own copy. */
  public AuditPage {
    entries = List.copyOf(entries);
  }
}
