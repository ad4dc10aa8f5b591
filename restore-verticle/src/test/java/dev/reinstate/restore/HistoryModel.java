package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.VersionAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of one document as the contract describes it, and nothing else. */
final class HistoryModel {
  /** One version; {@code content} is null when it records a deletion. */
  record Version(VersionAction action, @Nullable String content, @Nullable Integer restoredFrom) {}

  private final List<Version> versions = new ArrayList<>();

  /** Does it if it can be done. */
  boolean apply(Action action, String content, int target) {
    return switch (action) {
      case CREATE -> !alive() && add(VersionAction.CREATE, content);
      case UPDATE -> alive() && add(VersionAction.UPDATE, content);
      case DELETE -> alive() && add(VersionAction.DELETE, null);
      case RESTORE -> restore(target);
      case READ -> true;
    };
  }

  List<Version> versions() {
    return List.copyOf(versions);
  }

  private boolean restore(int target) {
    if (target > versions.size() || versions.get(target - 1).content() == null) {
      return false;
    }
    add(VersionAction.SNAPSHOT, versions.getLast().content());
    versions.add(new Version(VersionAction.RESTORE, versions.get(target - 1).content(), target));
    return true;
  }

  boolean alive() {
    return !versions.isEmpty() && versions.getLast().content() != null;
  }

  private boolean add(VersionAction action, @Nullable String content) {
    return versions.add(new Version(action, content, null));
  }
}
