package dev.reinstate.contracts;

import java.util.List;

/**
 * The {@code If-Match} of a write (RFC 9110, section 13.1.1): one of these versions must be the
 * head when the change is committed.
 *
 * @param versions the versions named; an empty list never matches
 * @param anyLive {@code If-Match: *}: whatever version, as long as the document exists and is not
 *     deleted
 */
public record Precondition(List<Integer> versions, boolean anyLive) {
  /** Keeps its own copy of the versions. */
  public Precondition {
    versions = List.copyOf(versions);
  }
}
