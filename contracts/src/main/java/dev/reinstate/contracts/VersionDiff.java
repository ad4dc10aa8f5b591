package dev.reinstate.contracts;

import java.util.List;

/**
 * The answer to {@link DiffVersions}.
 *
 * @param fromVersion the version asked for first, earlier or later than the other
 * @param toVersion the version asked for second
 * @param changes sorted by field, system fields left out
 * @param jsonPatch the same as an RFC 6902 document, as JSON text
 */
public record VersionDiff(
    int fromVersion, int toVersion, List<FieldChange> changes, String jsonPatch) {
  /** Keeps its own copy. */
  public VersionDiff {
    changes = List.copyOf(changes);
  }
}
