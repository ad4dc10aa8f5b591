package dev.reinstate.contracts;

import java.util.List;

/**
 * The answer to {@link PreviewRestore}.
 *
 * @param fromVersion the head now
 * @param restoreVersion the version that would become the head again
 * @param changes from the head to the restored state, sorted by field
 * @param document what the restore would answer; its time is not known yet
 * @param hooks what the hooks made of it, in their order; when one of them would stop the restore,
 *     the rest tells how far it would have come
 * @param fieldsKept fields that would keep their current value because the caller may not write
 *     them
 */
public record RestorePreview(
    int fromVersion,
    int restoreVersion,
    List<FieldChange> changes,
    Document document,
    List<HookReport> hooks,
    List<String> fieldsKept) {
  /** Keeps its own copies. */
  public RestorePreview {
    changes = List.copyOf(changes);
    hooks = List.copyOf(hooks);
    fieldsKept = List.copyOf(fieldsKept);
  }
}
