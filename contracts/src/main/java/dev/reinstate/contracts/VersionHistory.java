package dev.reinstate.contracts;

import java.util.List;

/**
 * The answer to {@link ListVersions}.
 *
 * @param versions newest first
 */
public record VersionHistory(List<VersionEntry> versions) {
  /** Keeps its own copy. */
  public VersionHistory {
    versions = List.copyOf(versions);
  }
}
